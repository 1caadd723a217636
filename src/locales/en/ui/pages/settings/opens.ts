/** The page that shows what opens what. */
import { room, type Text } from '../../../../room.ts';
import { MOST_NAMES, plural, toCounted, toFew } from '../../../grammar.ts';

const quoted = (names: readonly string[]): string => toFew(names.map((name) => `“${name}”`));

export const opens = room('ui/pages/settings/opens', {
  // told.ts
  /** *A, B and C*; of a long list the first names and *94 more*. */
  few: toFew,
  opensAll: (count: Text) => `Opens all ${count} characters.`,
  opens: (names: readonly string[]) => `Opens ${toFew(names)}.`,
  signsAs: (names: readonly string[]) => `Signs as ${toFew(names)} without seeing its keys.`,
  onlyViews: (names: readonly string[]) => `Only views ${toFew(names)}.`,
  opensNoCharacter: 'Opens no character.',
  stayClosed: (names: readonly string[]) => {
    if (names.length > MOST_NAMES) return `The other ${names.length} stay closed to it.`;
    return plural(names.length, {
      one: `${toFew(names)} stays closed to it.`,
      other: `${toFew(names)} stay closed to it.`,
    });
  },
  frozenOpensNothing: 'Frozen: it opens nothing until it is unfrozen.',
  waits: 'Waiting: it opens nothing yet.',
  waitsForManager: 'Waiting: it opens nothing until another login method that can manage the identity logs in.',
  waitsUntil: (moment: Text) => `Waiting: it opens nothing before ${moment}.`,
  levelIs: (level: Text) => `Its level is ${level}.`,
  levelManages: (level: Text) => `Its level is ${level}, which can manage the identity.`,
  levelOfNone: 'No login method in use has this level.',
  levelOf: (names: readonly string[]) => `The level of ${quoted(names)}.`,
  canManage: 'It can manage the identity.',
  openedByNone: 'No login method in use opens it.',
  openedBy: (names: readonly string[]) => `Opened by ${quoted(names)}.`,
  onlyViewedBy: (names: readonly string[]) => `Only viewed by ${quoted(names)}.`,
  closedNow: 'It is closed now, so its accounts aren’t known on this computer.',
  viewedNow: 'This login only views it.',
  openForAWhileNow: 'It is open for a while, through a second login.',
  itsAccounts: (names: readonly string[]) =>
    plural(names.length, { one: `Its account is ${toFew(names)}.`, other: `Its accounts are ${toFew(names)}.` }),
  hasNoAccount: 'It has no account yet.',
  hasAccounts: (count: number) => `It has ${toCounted(count, 'account')}.`,
  onlyWatched: 'It is only watched: no login method signs with it.',
  accountOf: (character: Text) => `An account of ${character}.`,
  // nodes.tsx
  loggedIn: 'Logged in',
  frozen: 'Frozen',
  waiting: 'Waiting',
  allCharacters: (count: number) => `All ${count} characters`,
  characterCount: (count: number) => toCounted(count, 'character'),
  managesTheIdentity: 'Manages the identity',
  closed: 'Closed',
  openActive: 'Open, active',
  open: 'Open',
  openForAWhile: 'Open for a while',
  accountCount: (count: number) => toCounted(count, 'account'),
  moreAccounts: (count: number) => toCounted(count, 'more account'),
  accountsUnknown: 'Closed: its accounts aren’t known here',
  noAccountYet: 'No account yet',
  // opens-page.tsx
  title: 'What opens what',
  lede: 'Follow the threads: a login method opens the characters of its level, and nothing else.',
  searchLabel: 'Find a login method, level, character or account',
  searchPlaceholder: 'Find a name',
  nothingFound: (typed: Text) => `Nothing is called “${typed}”.`,
  chosenLabel: 'What is chosen',
  nothingChosen: 'Choose a login method to see what it opens. Choose a character or an account to see what opens it.',
  showEverything: 'Show everything',
  loginMethods: 'Login methods',
  levels: 'Levels',
  accounts: 'Accounts',
  seeAccount: 'See the account',
  openCharacter: (character: Text) => `Open ${character}`,
  nameAndLook: 'Name and look',
  characters: 'Characters',
  switchTo: (character: Text) => `Switch to ${character}`,
  lines: {
    own: 'Opens',
    use: 'Signs, without seeing its keys',
    view: 'Only views',
    cut: 'Opens nothing now',
  },
  inWords: 'In words',
  // picture.tsx
  showMore: (count: Text) => `Show ${count} more`,
});
