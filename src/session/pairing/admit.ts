/**
 * Adds the new computer's method to the log. One change prepares the entry that both computers sign, a second change at the same
 * head appends it.
 */

import { prepareEntry } from '../../keys/log/append.ts';
import { decodeBody } from '../../keys/log/entry-encoding.ts';
import type { LogState } from '../../keys/log/state.ts';
import type { OfferedMethod, OfferedRow } from '../../keys/pairing.ts';
import { bareHex, equalBytes, fromHex, toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionPairing as t } from '../../locales/en/session/pairing.ts';
import type { IdentityChange } from '../change/change-draft.ts';
import { setMethodLevel } from '../change/levels.ts';
import { namePerson, personFor } from '../change/persons.ts';
import { cleanName } from '../profile/profile.ts';
import { toId } from '../state/open-keys.ts';
import type { Wanted } from './invitation.ts';
import type { WantedComputer } from './pairing-door.ts';

/** Runs inside a change that does nothing else. @throws WalletError not-found | bad-input */
export function prepareAdmission(
  change: IdentityChange,
  offered: OfferedMethod,
  wanted: WantedComputer,
  now: number,
): Wanted {
  const log = change.log();
  const level = log.levels.get(wanted.levelId);
  if (!level) throw new WalletError('not-found', t.noSuchLevel);
  const person = personFor(change, wanted.whose);
  const method = { ...offered, levelId: level.id, personId: toId(person.id), freezePublicKey: null };
  const signers = [
    { role: 'author', id: fromHex(change.authorId) },
    { role: 'possession', id: offered.id },
  ] as const;
  return {
    name: cleanName(wanted.name),
    levelId: wanted.levelId,
    thenLevelId: wanted.thenLevelId ?? null,
    person,
    authorId: change.authorId,
    body: prepareEntry(log, { timestamp: now, action: { kind: 'mode-add', method } }, signers),
  };
}

/** Runs inside the change that adds the method; does nothing if an earlier change has added it. @throws WalletError stale | wrong-credential */
export async function admit(
  change: IdentityChange,
  offered: { method: OfferedMethod; row: OfferedRow | null },
  { name, authorId, body, person, thenLevelId }: Wanted,
  /** The new method's signature over the body. */
  signature: Uint8Array,
  now: number,
): Promise<LogState> {
  const methodId = bareHex(offered.method.id);
  const log = change.log();
  if (log.methods.has(methodId)) return log;
  if (change.authorId !== authorId) throw new WalletError('wrong-credential', t.confirmWithSame);
  if (!equalBytes(decodeBody(body).previous, log.head.hash)) throw new WalletError('stale', t.identityChanged);
  change.appendPrepared(body, [{ role: 'possession', signature }]);
  const { row } = offered;
  const account = row === null ? {} : { account: row.account, control: toBase64Url(row.control) };
  change.names.methods[methodId] = { name, addedAt: now, ...account };
  namePerson(change, person);
  if (thenLevelId !== null) await setMethodLevel(change, methodId, thenLevelId, 'not-lost');
  return change.log();
}
