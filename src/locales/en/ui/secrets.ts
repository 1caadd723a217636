/** Logins and notes, in the popup and in the settings. */
import { room, type Text } from '../../room.ts';
import { toCounted, toListing } from '../grammar.ts';

/** Of a login page. */
const FIELDS = { user: 'user name', password: 'password', code: 'code' };

export const secrets = room('ui/secrets', {
  // site-strength.ts
  /** The weakest first. */
  strengths: {
    0: 'Guessed immediately: it’s on lists of common passwords, or close to one that is.',
    1: 'Easy to guess.',
    2: 'Guessed in hours if the site loses its data.',
    3: 'Hard to guess.',
    4: 'Very hard to guess, whatever the site does with it.',
  },
  // entry-parts.tsx
  exposedSince: (exposedSince: Text) => `Exposed since ${exposedSince}`,
  exposedLogin: 'Somebody else may know this. Change the password at the site, then here.',
  exposedNote: 'Somebody else may know this. Decide what to do about it.',
  userName: 'User name',
  userNameCopied: 'User name copied',
  copyTheUserName: 'Copy the user name',
  password: 'Password',
  note: 'Note',
  text: 'Text',
  empty: 'Empty',
  show: { password: 'Show the password', note: 'Show the note', text: 'Show the text' },
  hide: { password: 'Hide the password', note: 'Hide the note', text: 'Hide the text' },
  copy: { password: 'Copy the password', note: 'Copy the note', text: 'Copy the text' },
  twoStepCode: 'Two-step code',
  copyCode: 'Copy the two-step code',
  changedOn: (changedAt: Text) => `Changed on ${changedAt}`,
  // use-clipboard-cleared.ts
  clipboardCleared: 'Clipboard cleared.',
  // use-entry-acts.ts
  copied: {
    password: 'Password copied. The clipboard is cleared in a minute.',
    note: 'Note copied. The clipboard is cleared in a minute.',
    code: 'Code copied. The clipboard is cleared in a minute.',
  },
  filledIn: (fields: readonly (keyof typeof FIELDS)[]) =>
    `Filled in: ${toListing(fields.map((field) => FIELDS[field]))}. Nothing was sent.`,
  // entry-search.tsx
  found: (count: number) => `${toCounted(count, 'entry', 'entries')} found`,
  searchLabel: 'Search logins and notes',
  searchPlaceholder: (count: number) => `Search ${toCounted(count, 'entry', 'entries')}`,
  nothingMatches: (typed: Text) => `Nothing matches “${typed}”. Names, sites and user names are searched.`,
  showAllEntries: 'Show all entries',
  // nearly-full.tsx
  full: (character: Text) => `${character} is full`,
  fullText:
    'You can still change entries. To add one, remove entries that you don’t need, or save it with another character.',
  nearlyFull: (character: Text) => `${character} is nearly full`,
  nearlyFullText: (percent: Text) =>
    `${percent} of the space for logins and notes is used. Remove entries that you don’t need, or save new ones with another character.`,
});
