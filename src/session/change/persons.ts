/** The persons of an identity: whose each login method is, their names, and acts on all methods of one person. */
import { createId } from '../../keys/ids.ts';
import type { LogState } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Whose } from '../../messaging/persons.ts';
import type { Why } from '../../messaging/security.ts';
import { cleanName } from '../profile/profile.ts';
import type { IdentityChange } from './change-draft.ts';
import { removeMethods, setMethodLevel } from './levels.ts';

/** `name`: of a person who is new; otherwise `null`. */
export interface ChosenPerson {
  /** Hex. */
  id: string;
  name: string | null;
}

/** Ids (hex) of the methods of a person that are not removed. */
export const methodsOfPerson = (log: LogState, personId: string): string[] =>
  [...log.methods].flatMap(([id, method]) => (method.personId === personId && method.state !== 'revoked' ? [id] : []));

/** Persons with a login method that is not removed, hex. */
const presentPersons = (log: LogState): string[] => [
  ...new Set(
    [...log.methods.values()].flatMap(({ personId, state }) =>
      personId === null || state === 'revoked' ? [] : [personId],
    ),
  ),
];

/**
 * The person of a new login method. By default the one who confirms; with the recovery key the only one there is.
 * @throws WalletError not-found | exists | bad-input
 */
export function personFor(change: Pick<IdentityChange, 'log' | 'names' | 'authorId'>, whose?: Whose): ChosenPerson {
  const log = change.log();
  const persons = presentPersons(log);
  if (whose === undefined) {
    const own = log.methods.get(change.authorId)?.personId ?? (persons.length === 1 ? (persons[0] ?? null) : null);
    if (own === null) throw new WalletError('bad-input', t.chooseWhose);
    return { id: own, name: null };
  }
  if ('personId' in whose) {
    if (!persons.includes(whose.personId)) throw new WalletError('not-found', t.personGone);
    return { id: whose.personId, name: null };
  }
  const name = cleanName(whose.personName);
  ensureUnusedName(change, name, null);
  return { id: formerPerson(change, name) ?? bareHex(createId()), name };
}

/** Somebody of this name whose login methods were all removed: who is invited again is the same person. Hex; `null`: nobody. */
function formerPerson(change: Pick<IdentityChange, 'log' | 'names'>, name: string): string | null {
  const log = change.log();
  const present = new Set(presentPersons(log));
  const had = new Set([...log.methods.values()].map(({ personId }) => personId));
  const former = Object.entries(change.names.persons ?? {}).filter(
    ([id, known]) => had.has(id) && !present.has(id) && known.name.toLowerCase() === name.toLowerCase(),
  );
  return former.at(-1)?.[0] ?? null;
}

function ensureUnusedName(change: Pick<IdentityChange, 'log' | 'names'>, name: string, except: string | null): void {
  const present = new Set(presentPersons(change.log()));
  const taken = Object.entries(change.names.persons ?? {}).some(
    ([id, known]) => id !== except && present.has(id) && known.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw new WalletError('exists', t.personNameTaken);
}

/** Writes the name of a new person; nothing for one who is there. */
export function namePerson({ names }: Pick<IdentityChange, 'names'>, { id, name }: ChosenPerson): void {
  if (name !== null) names.persons = { ...names.persons, [id]: { name } };
}

/** @throws WalletError not-found | exists | bad-input */
export function renamePerson(change: IdentityChange, personId: string, typed: string): void {
  if (methodsOfPerson(change.log(), personId).length === 0) throw noSuchPerson();
  const name = cleanName(typed);
  ensureUnusedName(change, name, personId);
  namePerson(change, { id: personId, name });
}

/** Removes all login methods of a person in one entry, and rotates everything that any of them could open. Name and history stay. */
export async function removePerson(change: IdentityChange, personId: string, why: Why): Promise<void> {
  const methodIds = methodsOfPerson(change.log(), personId);
  if (methodIds.length === 0) throw noSuchPerson();
  if (methodIds.includes(change.authorId)) throw new WalletError('refused', t.notRemoveOneself);
  await removeMethods(change, methodIds, why);
}

/** Gives all login methods of a person another level. */
export async function setPersonLevel(
  change: IdentityChange,
  personId: string,
  levelId: string,
  why: Why,
): Promise<void> {
  const methodIds = methodsOfPerson(change.log(), personId);
  if (methodIds.length === 0) throw noSuchPerson();
  for (const methodId of methodIds) await setMethodLevel(change, methodId, levelId, why);
}

const noSuchPerson = () => new WalletError('not-found', t.personGone);
