/** The page of members or people, what waits for a second manager, and what needs two. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { plural, toCounted, toListing } from '../../../grammar.ts';

/** `null`: its name is not known. */
type Named = Text | null;

/** Login methods, and the person whose they are. `all`: every one that the person has. `person`: `null` if they are of several or of nobody. */
export interface Whose {
  methods: readonly Named[];
  person: Text | null;
  all: boolean;
}

const method = (name: Named): string => (name === null ? 'a removed login method' : `“${name}”`);

/** *Ida Holm, with “Laptop” and “Blue key”*; *Ida Holm’s “Laptop”*. */
function whoseMethods({ methods, person, all }: Whose): string {
  const listed = toListing(methods.map(method));
  if (person === null) return listed;
  return all ? `${person}, with ${listed}` : `${person}’s ${listed}`;
}

/** *Ida Holm*, where these are all methods of hers. */
const whoever = (whose: Whose): string =>
  whose.person !== null && whose.all ? String(whose.person) : whoseMethods(whose);

const aCharacter = (name: Named): Text => name ?? 'a character';

/** A character and what a level may do as it. */
export interface OpenedCharacter {
  name: Named;
  limit: 'use' | 'view' | null;
}

const LIMITS = { use: ' (without export)', view: ' (view only)' };
const opened = ({ name, limit }: OpenedCharacter): string =>
  `${aCharacter(name)}${limit === null ? '' : LIMITS[limit]}`;

/** Whose limits: `every`: of all there are. */
export type LimitsOf = Named | { every: true };

const level = (of: LimitsOf): Text => (of === null ? 'A level' : typeof of === 'object' ? 'Every login method' : of);
const actingAs = (of: LimitsOf): Text =>
  of === null ? 'a character' : typeof of === 'object' ? 'every character' : of;

export const members = room('ui/pages/settings/members', {
  // member-items.ts
  rename: 'Rename',
  changeRole: 'Change the role',
  allowExport: 'Allow an export',
  remove: 'Remove',
  // proposal-words.ts
  list: (names: readonly string[]) => toListing(names),
  removeLevel: (level: Text) => `Remove ${level}`,
  /** `null`: a new level. */
  letManage: (level: Named) => `Let ${level ?? 'a new level'} manage the identity`,
  letOpen: (level: Named, characters: readonly OpenedCharacter[]) => {
    if (characters.length > 0) return `Let ${level ?? 'a new level'} open ${toListing(characters.map(opened))}`;
    return level === null ? 'Add a level that opens no character' : `Stop ${level} from opening any character`;
  },
  changeDelay: (hours: number) => `Change the waiting period to ${toCounted(hours, 'hour')}`,
  inARow: (acts: readonly string[]) => acts.join('; '),
  changeLevels: 'Change the levels',
  removeMethods: (whose: Whose) => `Remove ${whoseMethods(whose)}`,
  giveRemovedRole: (who: Whose) => `Give ${whoever(who)} the role that was removed`,
  giveRole: (who: Whose, role: Text) => `Give ${whoever(who)} the role ${role}`,
  deleteCharacter: (character: Named) => `Delete ${aCharacter(character)}`,
  deleteIdentity: 'Delete the identity',
  changeLimits: 'Change the limits',
  letExport: (whose: Whose, character: Named) =>
    `Let ${whoseMethods(whose)} export a key of ${aCharacter(character)} once`,
  // allow-export.tsx
  letExportOnce: (name: Text) => `Let ${name} export a key once`,
  mayExport: (name: Text) => `${name} may export a key once, within a day`,
  exportQuestion: (name: Text) => `Let ${name} export a key?`,
  proposeIt: 'Propose it',
  exportMethod: 'Login method',
  nothingToExport: 'This login method can’t export the keys of any character.',
  exportCharacter: 'Character',
  exportHelp:
    'Valid for one private key or phrase, within a day of the second agreement. Anyone who has seen a key can use it forever.',
  // limit-changes.tsx
  limitsUnread: 'The proposed limits can’t be read. Withdraw this proposal, and make it again.',
  limitsOf: (ofLevel: LimitsOf, character: LimitsOf) => `${level(ofLevel)}, as ${actingAs(character)}`,
  noLimits: 'No limits.',
  // member-act.tsx
  namePerson: (name: Text) => `Name a person ${name}`,
  nowCalled: (name: Text) => `Now called ${name}`,
  nameOfPerson: (person: Text) => `Name of ${person}`,
  name: 'Name',
  save: 'Save',
  nameHelp: 'Everybody with a login method of this identity sees it. No server does.',
  hasRole: (name: Text, role: Text) => `${name} has the role ${role}`,
  roleOf: (name: Text) => `Role of ${name}`,
  role: 'Role',
  losesCharacters: 'Characters that the person loses get new keys, so that an old copy opens nothing new.',
  managesLater: (name: Text) =>
    `${name} manages after 72 hours, or immediately if you confirm with the recovery key. Until then any manager can cancel it.`,
  removePerson: (name: Text) => `Remove ${name}`,
  personRemoved: (name: Text) => `${name} no longer opens anything`,
  removeQuestion: (name: Text) => `Remove ${name}?`,
  getNewKeys: (characters: readonly string[]) =>
    plural(characters.length, {
      one: `${toListing(characters)} gets new keys. Nothing changes for everybody else.`,
      other: `${toListing(characters)} get new keys. Nothing changes for everybody else.`,
    }),
  stopWorking: (methods: readonly string[]) =>
    plural(methods.length, {
      one: `${toListing(methods.map(method))} stops working.`,
      other: `${toListing(methods.map(method))} stop working at the same time.`,
    }),
  mayHaveKeptKeys: (name: Text) => `${name} may have kept private keys`,
  // member-detail.tsx
  rights: { own: 'Opens it', use: 'Signs, without seeing its keys', view: 'Only views it' },
  roles: (count: number) => plural(count, { one: 'Role', other: 'Roles' }),
  rolesOf: (names: readonly string[]) => (names.length === 0 ? 'None' : toListing(names)),
  managesTheIdentity: 'Manages the identity',
  yes: 'Yes',
  no: 'No',
  loginMethods: 'Login methods',
  characters: 'Characters',
  opensNoCharacter: 'The role opens no character.',
  frozen: 'Frozen',
  addedOn: (date: Text) => `Added ${date}`,
  waitingSince: (date: Text) => `Waiting, added ${date}`,
  // member-row.tsx
  you: 'You',
  managesFrom: (moment: Text) => `Manages from ${moment}, unless a manager cancels it`,
  opens: (names: readonly string[]) => (names.length === 0 ? 'Opens nothing.' : `Opens ${toListing(names)}.`),
  canManage: 'Can manage',
  // members.tsx
  ledeOfOrganisation: 'Everybody who has a login method here. The role decides which characters a member opens.',
  lede: 'Several people share this identity. Each has their own login methods.',
  nobodyElse: 'Nobody else is here yet. Invite the first person with a link or a QR code.',
  invite: 'Invite a person',
  whoDidWhat: 'Who did what',
  exposedTitle: (count: number) => `${toCounted(count, 'account')} may be known to somebody who left`,
  exposedText: 'Move the funds to new accounts, whose keys nobody else has seen.',
  seeTheAccounts: 'See the accounts',
  // proposals.tsx
  proposalsTitle: 'Waiting for a second manager',
  withdrawProposal: 'Withdraw the proposal',
  withdrawn: 'Withdrawn',
  notValid: 'No longer valid',
  proposed: (moment: Text) => `Proposed, ${moment}.`,
  proposedBy: (person: Text, moment: Text) => `Proposed by ${person}, ${moment}.`,
  proposedByYou: (moment: Text) => `Proposed by you, ${moment}.`,
  changedSince: 'The identity has changed since. Withdraw this proposal, and make it again if you still want it.',
  openUntil: (date: Text) => `Open until ${date}.`,
  agreeAsAnother: 'Agree as another manager',
  reviewAndAgree: 'Review and agree',
  withdraw: 'Withdraw',
  agreed: 'Done. The log has both signatures',
  youSignedAlready: 'You’ve already signed. Somebody else has to confirm.',
  signedAlready: (person: Text) => `${person} has already signed. Somebody else has to confirm.`,
  agree: 'Agree',
  anotherHasProposed: (moment: Text) =>
    `Another manager has proposed this (${moment}). As soon as a second manager agrees, it takes effect, and the history names both.`,
  hasProposed: (person: Text, moment: Text) =>
    `${person} has proposed this (${moment}). As soon as a second manager agrees, it takes effect, and the history names both.`,
  somebodyMayHaveKeptKeys: 'Somebody may have kept private keys',
  // two-managers.tsx
  /** What needs two managers. */
  acts: {
    managers: {
      title: 'Managers and roles',
      detail: 'Adding and removing managers, changing levels, and this setting.',
    },
    members: { title: 'Members', detail: 'Removing a member, or taking access away from one.' },
    deletion: { title: 'Deletions', detail: 'Of a character, and of the whole identity.' },
    limits: { title: 'Limits', detail: 'What login methods may sign, and which sites may ask.' },
    exports: {
      title: 'Exports of keys',
      detail: 'Showing a private key or a phrase. Each agreement counts once, within a day.',
    },
  },
  twoManagers: 'Two managers',
  twoManagersHelp:
    'One manager proposes these acts, and another confirms them. Both signatures are in the log. The recovery key still acts alone, so keep it where no single person can take it.',
  onceTwoManage: 'Once two people manage this identity, you can require two of them to agree to certain acts.',
  exportsHonest: (link: (text: string) => ComponentChildren) => (
    <>
      Dramatis itself follows this rule: it shows no key until a second manager agrees. But anyone who can open
      everything of a character holds its keys, and another program could extract them. To protect the keys, have few
      managers, and make characters “View only” for the other roles, under {link('Levels')}.
    </>
  ),
});
