/** Events of the security history. */
import { room, type Text } from '../../../room.ts';
import { plural, toCounted, toListing } from '../../grammar.ts';
import { type TwoManagersAct, twoManagersActs } from './methods.ts';

/** A login method as the history knows it. `name`: `null` where it is not known, or says no more than the kind. The whole is `null`: it is not known which. */
export type Method = { kind: keyof typeof UNNAMED; name: string | null } | null;

/** All of the same person, if there is one. */
export interface Methods {
  methods: readonly Method[];
  person: string | null;
}

/** Who did it. */
export interface Actor {
  method: Method;
  person: string | null;
}

/** `more`: how many there are whose names are not known. */
export interface Characters {
  names: readonly string[];
  more: number;
}

/** Within a sentence, or as its first words. */
type Place = 'within' | 'first';

const SOME = { within: 'a login method', first: 'A login method' };
const NAMELESS = { within: 'a login method without a name', first: 'A login method without a name' };
const UNNAMED = {
  passkey: NAMELESS,
  'security-key': NAMELESS,
  password: { within: 'a password', first: 'A password' },
  oidc: { within: 'an account', first: 'An account' },
  'own-storage': { within: 'own storage', first: 'Own storage' },
  certificate: { within: 'a certificate', first: 'A certificate' },
  'recovery-key': { within: 'the recovery key', first: 'The recovery key' },
  other: NAMELESS,
};

function named(method: Method, place: Place): string {
  if (method === null) return SOME[place];
  const { kind, name } = method;
  if (name === null) return UNNAMED[kind][place];
  return kind === 'recovery-key' ? `${UNNAMED[kind][place]} “${name}”` : `“${name}”`;
}

const within = (method: Method): string => named(method, 'within');
const first = (method: Method): string => named(method, 'first');

/** *Ida Holm’s “Blue key” and “Laptop”*. */
function allNamed({ methods, person }: Methods, place: Place): string {
  if (person !== null) return `${person}’s ${toListing(methods.map(within))}`;
  return toListing(methods.map((method, at) => named(method, at === 0 ? place : 'within')));
}

/** *Ida Holm (“Laptop”)*, or the login method alone. */
const whoIs = ({ method, person }: Actor): string =>
  person === null ? within(method) : `${person} (${within(method)})`;

function listed({ names, more }: Characters): string {
  if (names.length === 0) return toCounted(more, 'character');
  return toListing(more === 0 ? names : [...names, `${more} more`]);
}

const atLevel = (level: string | null): string => (level === null ? '' : `, at the level ${level}`);

export const wordsSecurity = room('ui/words/security', {
  // security.ts
  // What was proposed: listed after a colon.
  remove: (which: Methods) => `remove ${allNamed(which, 'within')}`,
  giveAnotherLevel: (method: Method) => `give ${within(method)} another level`,
  giveLevel: (method: Method, level: Text) => `give ${within(method)} the level ${level}`,
  deleteCharacters: (characters: Characters) => `delete ${listed(characters)}`,
  stopRequiringTwo: 'stop requiring two managers',
  requireTwo: (acts: readonly TwoManagersAct[]) => `require two managers ${twoManagersActs(acts)}`,
  deleteTheIdentity: 'delete the identity',
  changeTheLimits: 'change the limits',
  allowExport: (method: Method, characters: Characters) =>
    `allow ${within(method)} to export a key of ${listed(characters)}`,
  changeTheLevels: 'change the levels',
  // What happened: without a full stop.
  identityCreated: (method: Method) => `The identity was created, with ${within(method)} and a recovery key`,
  methodAdded: (method: Method, level: string | null) => `${first(method)} was added${atLevel(level)}`,
  personJoinedAgain: (method: Method, level: string | null, person: string | null) =>
    `${first(method)} was added${atLevel(level)}; ${person ?? 'its person'} joined again`,
  methodRaised: (method: Method, level: string | null) => `${first(method)} got access to more${atLevel(level)}`,
  methodLowered: (method: Method, level: string | null) => `${first(method)} lost some of its access${atLevel(level)}`,
  methodsRemoved: (which: Methods) =>
    plural(which.methods.length, {
      one: `${allNamed(which, 'first')} was removed; everything it could open got new keys`,
      other: `${allNamed(which, 'first')} were removed; everything they could open got new keys`,
    }),
  methodRekeyed: (method: Method) => `${first(method)} got new keys, and so did everything it could open`,
  changeCancelled: (method: Method) => `The pending change of ${within(method)} was cancelled`,
  methodManages: (method: Method) => `${first(method)} became able to manage the identity`,
  methodFrozen: (method: Method) => `${first(method)} was frozen`,
  methodUnfrozen: (method: Method) => `${first(method)} was unfrozen`,
  characterCreated: (characters: Characters) => `${listed(characters)} was created`,
  namesRekeyed: 'The names of the identity got a new key',
  charactersRekeyed: (characters: Characters) => `${listed(characters)} got new keys`,
  characterDeleted: (characters: Characters) => `${listed(characters)} was deleted`,
  levelsChanged: 'The levels were changed',
  proposed: (acts: readonly string[]) => `Proposed to a second manager: ${toListing(acts)}`,
  proposalWithdrawn: 'A proposal to a second manager was withdrawn',
  limitsChanged: 'The limits were changed',
  exportAllowed: (method: Method, characters: Characters) =>
    `${first(method)} was allowed to export a key of ${listed(characters)} once`,
  keyExported: (characters: Characters) => `A key of ${listed(characters)} was exported`,
  computerAdded: (method: Method) => `A computer was added with ${within(method)}`,
  computerRemoved: (method: Method) => `A computer with ${within(method)} was removed`,
  freezeCodeCreated: (method: Method) => `A freeze code was created for ${within(method)}`,
  freezeCodeRevoked: (method: Method) => `The freeze code of ${within(method)} was revoked`,
  deletionRequested: 'The deletion of the identity was requested',
  deletionCancelled: 'The deletion of the identity was cancelled',
  methodRead: (method: Method) => `${first(method)} read from the key server`,
  computerRead: (method: Method) => `A computer with ${within(method)} read from the key server`,
  loginFailed: (method: Method) => `A failed login attempt with ${within(method)}`,
  freezeCodeUsed: (method: Method) => `The freeze code of ${within(method)} was used`,
  unknownEvent: 'An event that this version doesn’t know',
  // Who did it: after what happened.
  byServer: 'reported by the key server',
  byFreezeCode: 'with a printed freeze code',
  byItselfWith: (second: Actor) => `by itself, with ${whoIs(second)}`,
  by: (actor: Actor) => `by ${whoIs(actor)}`,
  byWith: (actor: Actor, second: Actor) => `by ${whoIs(actor)}, with ${whoIs(second)}`,
});
