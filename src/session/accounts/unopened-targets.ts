/**
 * Remembers which unlisted sealed keys of a character need not be opened again, by the hash of name and bytes: they have no right
 * signature, did not open, or their account is listed. One row on this computer for each epoch. The row is not encrypted: it has
 * hashes of boxes that a server may see, and anyone who can change it can delete the boxes as well.
 */

import type { LogState } from '../../keys/log/state.ts';
import { bareHex, concatBytes, fromHex } from '../../lib/bytes.ts';
import type { Change, Vault } from '../../vault/vault.ts';

const HASH_LENGTH = 32;

const prefixOf = (characterId: string) => `not-opened/${characterId}/`;
const rowKey = (characterId: string, epoch: number) => prefixOf(characterId) + epoch;

/** Hashes of boxes, in hex. */
export async function readUnopened(vault: Vault, characterId: string, epoch: number): Promise<Set<string>> {
  const row = (await vault.get('local', rowKey(characterId, epoch))) ?? new Uint8Array();
  const count = Math.floor(row.length / HASH_LENGTH);
  return new Set(
    Array.from({ length: count }, (_, at) => bareHex(row.slice(at * HASH_LENGTH, (at + 1) * HASH_LENGTH))),
  );
}

export const unopenedChange = (characterId: string, epoch: number, hashes: ReadonlySet<string>): Change => ({
  table: 'local',
  key: rowKey(characterId, epoch),
  value: concatBytes(...[...hashes].map(fromHex)),
});

/** Deletes rows of earlier epochs and of deleted characters. */
export async function outdatedUnopened(vault: Vault, log: LogState): Promise<Change[]> {
  const rows = await vault.list('local', 'not-opened/');
  const kept = new Set([...log.characters].flatMap(([id, { epoch, removed }]) => (removed ? [] : [rowKey(id, epoch)])));
  const mine = (key: string) => log.characters.has(key.split('/')[1] ?? '');
  return rows.flatMap(({ key }) => (mine(key) && !kept.has(key) ? [{ table: 'local', key, value: null }] : []));
}
