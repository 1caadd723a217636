/**
 * An index from the public key of a printed freeze code to its identity, as the identity's log names it. The first identity with a key keeps
 * it; its log proves that it holds the code. The log decides at each use: a row of a key that the log does not name opens nothing.
 */
import type { LogState } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import type { Queries } from '../store/store.ts';

/** The keys that the methods of a log name, by their hexadecimal form. */
function keysOf(log: LogState): Map<string, Uint8Array> {
  const keys = new Map<string, Uint8Array>();
  for (const { state, freezePublicKey } of log.methods.values())
    if (state !== 'revoked' && freezePublicKey !== null) keys.set(bareHex(freezePublicKey), freezePublicKey);
  return keys;
}

/** Adds the keys that are new in a log, before it is stored. @param before `null` for a new identity */
export async function claimFreezeCodes(queries: Queries, before: LogState | null, log: LogState): Promise<void> {
  const known = before === null ? null : keysOf(before);
  const sql = 'INSERT INTO freeze_codes (public_key, identity) VALUES (?, ?) ON CONFLICT (public_key) DO NOTHING';
  for (const [name, key] of keysOf(log)) if (known?.has(name) !== true) await queries.run(sql, key, log.identityId);
}

/** Removes the keys that an earlier state of the log named and this one does not, after it is stored. */
export async function releaseFreezeCodes(queries: Queries, before: LogState, log: LogState): Promise<void> {
  const kept = keysOf(log);
  for (const [name, key] of keysOf(before))
    if (!kept.has(name))
      await queries.run('DELETE FROM freeze_codes WHERE public_key = ? AND identity = ?', key, log.identityId);
}

/** Removes all keys of an identity, which visits every shard. */
export const forgetFreezeCodes = async (queries: Queries, identityId: Uint8Array): Promise<void> => {
  await queries.run('DELETE FROM freeze_codes WHERE identity = ?', identityId);
};
