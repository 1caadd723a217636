/** The histories of characters that get new keys, or are deleted. */
import { characterDocumentKey } from '../../keys/character.ts';
import type { LogState } from '../../keys/log/state.ts';
import { wrap } from '../../keys/wrap.ts';
import { fromUtf8, utf8, wipe } from '../../lib/bytes.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import { toId } from '../state/open-keys.ts';
import {
  aside,
  asidePrefixOf,
  contextOf,
  isOf,
  KINDS,
  type Kind,
  nameOf,
  prefixOf,
  rowKey,
  unwrapOrNull,
} from './history-rows.ts';

/**
 * Seals the histories of rotated characters under their new keys. This happens before the rotation is written; the old rows
 * stay, so nothing is lost if it never is. A history that does not open is put aside unchanged and does not stop the rotation; a brief comes
 * along with the history that it was made of.
 */
export async function resealHistories(
  vault: Vault,
  before: LogState,
  after: LogState,
  seedOf: (characterId: Uint8Array, epoch: number) => Promise<Uint8Array>,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [characterId, character] of after.characters) {
    const earlier = before.characters.get(characterId);
    if (!earlier || earlier.epoch === character.epoch || character.removed) continue;
    /** Names of the history row that was moved and of the new one. */
    let names: [string, string] | null = null;
    for (const kind of KINDS) {
      const box = await vault.get('local', rowKey(kind, characterId, earlier.epoch));
      // News that are all in the history leave an empty row.
      if (!box || box.length === 0) continue;
      const made = kind === 'history-brief' ? (brief: Uint8Array) => names && reboundBrief(brief, names) : undefined;
      const row = { kind, box, log: after, characterId };
      const moved = await rewrapped(row, [earlier.epoch, character.epoch], seedOf, made);
      if (moved.kind === 'moved' && kind === 'history') names = [await nameOf(box), await nameOf(moved.value)];
      if (moved.kind === 'moved')
        changes.push({ table: 'local', key: rowKey(kind, characterId, character.epoch), value: moved.value });
      if (moved.kind === 'damaged' && (kind === 'history' || kind === 'history-news'))
        changes.push(aside(kind, characterId, earlier.epoch, box));
    }
  }
  return changes;
}

/** Deletes rows of earlier epochs and of deleted characters. */
export async function outdatedHistories(vault: Vault, log: LogState): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [characterId, { epoch, removed }] of log.characters)
    for (const { key } of (
      await Promise.all([
        ...KINDS.map((kind) => vault.list('local', prefixOf(kind, characterId))),
        removed ? vault.list('local', asidePrefixOf(characterId)) : [],
      ])
    ).flat())
      if (removed || !KINDS.some((kind) => key === rowKey(kind, characterId, epoch)))
        changes.push({ table: 'local', key, value: null });
  return changes;
}

/** @returns `null` where the brief was made of another row */
function reboundBrief(plaintext: Uint8Array, [from, to]: [string, string]): Uint8Array | null {
  const stored: unknown = JSON.parse(fromUtf8(plaintext));
  return isOf(stored, from) ? utf8(JSON.stringify({ ...stored, of: to })) : null;
}

/** @param made what is stored under the new keys; `null`: nothing */
async function rewrapped(
  { kind, box, log, characterId }: { kind: Kind; box: Uint8Array; log: LogState; characterId: string },
  [from, to]: [number, number],
  seedOf: (characterId: Uint8Array, epoch: number) => Promise<Uint8Array>,
  made: (before: Uint8Array) => Uint8Array | null = (before) => before,
): Promise<{ kind: 'moved'; value: Uint8Array } | { kind: 'damaged' } | { kind: 'no-key' }> {
  const seeds: Uint8Array[] = [];
  const keyOf = async (epoch: number): Promise<Uint8Array> => {
    const seed = await seedOf(toId(characterId), epoch);
    seeds.push(seed);
    const key = characterDocumentKey(seed);
    seeds.push(key);
    return key;
  };
  try {
    const before = await keyOf(from).catch(() => null);
    const after = before && (await keyOf(to).catch(() => null));
    if (!before || !after) return { kind: 'no-key' };
    const plaintext = unwrapOrNull(before, contextOf(kind, log, characterId, from), box);
    const content = plaintext && made(plaintext);
    if (content === null) return { kind: 'damaged' };
    return { kind: 'moved', value: wrap(after, 'document', contextOf(kind, log, characterId, to), content) };
  } finally {
    wipe(...seeds);
  }
}
