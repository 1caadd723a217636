/** What a character has done, on this device only: one document under the character's key. Rows of a closed character stay closed. */

import { characterDocumentKey } from '../keys/character.ts';
import { labels } from '../keys/labels.ts';
import type { LogState } from '../keys/log/state.ts';
import { unwrap, wrap } from '../keys/wrap.ts';
import { fromUtf8, utf8, wipe } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import type { Change, Vault } from '../vault/vault.ts';
import { toId } from './open-keys.ts';
import type { SessionParts } from './session-parts.ts';

const prefixOf = (characterId: string) => `history/${characterId}/`;
/** One row per epoch: while a character gets new keys, the row of either state of the log can be opened. */
const rowKey = (characterId: string, epoch: number) => prefixOf(characterId) + epoch;

/** The last row that did not open. */
const asideKey = (characterId: string, epoch: number) => `history-aside/${characterId}/${epoch}`;

const contextOf = (log: { identityId: Uint8Array }, characterId: string, epoch: number): Uint8Array =>
  createWriter().text(labels.history).raw(log.identityId, 32).raw(toId(characterId), 16).u32(epoch).finish();

export interface History {
  /**
   * JSON value as it was saved; `null` when there is none. A row that does not open counts as none: it must not keep
   * anybody from logging in. The next `save` puts it aside as it is.
   * @throws WalletError locked | closed
   */
  load(characterId: string): Promise<unknown>;
  save(characterId: string, value: unknown): Promise<void>;
}

export function createHistory({ vault, keyring, inTurn }: SessionParts): History {
  return {
    load: (characterId) =>
      keyring.useCharacter(characterId, async (seed, epoch, keys) => {
        const box = await vault.get('local', rowKey(characterId, epoch));
        if (!box) return null;
        const documentKey = characterDocumentKey(seed);
        try {
          return openRow(documentKey, contextOf(keys, characterId, epoch), box);
        } finally {
          wipe(documentKey);
        }
      }),
    save: (characterId, value) =>
      inTurn(() =>
        keyring.useCharacter(characterId, async (seed, epoch, keys) => {
          const documentKey = characterDocumentKey(seed);
          try {
            const plaintext = utf8(JSON.stringify(value));
            const context = contextOf(keys, characterId, epoch);
            const before = await vault.get('local', rowKey(characterId, epoch));
            const lost = before !== null && openRow(documentKey, context, before) === null;
            await vault.commit([
              {
                table: 'local',
                key: rowKey(characterId, epoch),
                value: wrap(documentKey, 'document', context, plaintext),
              },
              ...(lost ? [{ table: 'local' as const, key: asideKey(characterId, epoch), value: before }] : []),
            ]);
          } finally {
            wipe(documentKey);
          }
        }),
      ),
  };
}

function openRow(documentKey: Uint8Array, context: Uint8Array, box: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(unwrap(documentKey, 'document', context, box)));
  } catch {
    return null;
  }
}

/**
 * The history of rotated characters under their new keys: written before the log says so, which loses nothing if it never does.
 * One that does not open is left behind: it must not hinder that a lost login method is removed.
 */
export async function movedHistories(
  vault: Vault,
  before: LogState,
  after: LogState,
  seedOf: (characterId: Uint8Array, epoch: number) => Promise<Uint8Array>,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [characterId, character] of after.characters) {
    const earlier = before.characters.get(characterId);
    if (!earlier || earlier.epoch === character.epoch || character.removed) continue;
    const box = await vault.get('local', rowKey(characterId, earlier.epoch));
    if (!box) continue;
    const value = await rewrapped(box, after, characterId, [earlier.epoch, character.epoch], seedOf);
    if (value) changes.push({ table: 'local', key: rowKey(characterId, character.epoch), value });
  }
  return changes;
}

/** Rows that the log has left behind: of earlier epochs, and of deleted characters. */
export async function outdatedHistories(vault: Vault, log: LogState): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [characterId, { epoch, removed }] of log.characters)
    for (const { key } of await vault.list('local', prefixOf(characterId)))
      if (removed || key !== rowKey(characterId, epoch)) changes.push({ table: 'local', key, value: null });
  return changes;
}

async function rewrapped(
  box: Uint8Array,
  log: LogState,
  characterId: string,
  [from, to]: [number, number],
  seedOf: (characterId: Uint8Array, epoch: number) => Promise<Uint8Array>,
): Promise<Uint8Array | null> {
  const seeds: Uint8Array[] = [];
  const keyOf = async (epoch: number): Promise<Uint8Array> => {
    const seed = await seedOf(toId(characterId), epoch);
    seeds.push(seed);
    const key = characterDocumentKey(seed);
    seeds.push(key);
    return key;
  };
  try {
    const keys = [await keyOf(from), await keyOf(to)] as const;
    const plaintext = unwrap(keys[0], 'document', contextOf(log, characterId, from), box);
    return wrap(keys[1], 'document', contextOf(log, characterId, to), plaintext);
  } catch {
    return null;
  } finally {
    wipe(...seeds);
  }
}
