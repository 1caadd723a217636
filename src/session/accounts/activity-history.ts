/**
 * The activity history of a character, what is said of it in brief, and the tokens that came in, on this computer only: a document each, encrypted
 * under the character's key.
 */

import { characterDocumentKey } from '../../keys/character.ts';
import { type Label, labels } from '../../keys/labels.ts';
import type { LogState } from '../../keys/log/state.ts';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { bareHex, fromUtf8, utf8, wipe } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { lazy } from '../../lib/lazy.ts';
import { sha256 } from '../../vault/block.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import { documentKeyOf, type OpenKeys, sees, toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** The documents. What came in and the brief can be found again, so that a row of them that does not open is no loss. */
type Kind = 'history' | 'history-brief' | 'incoming';
const KINDS: readonly Kind[] = ['history', 'history-brief', 'incoming'];
const LABELS: Readonly<Record<Kind, Label>> = {
  history: labels.history,
  'history-brief': labels.historyBrief,
  incoming: labels.incoming,
};

const prefixOf = (kind: Kind, characterId: string) => `${kind}/${characterId}/`;
/** One row per epoch: while a character gets new keys, the row of either state of the log can be opened. */
const rowKey = (kind: Kind, characterId: string, epoch: number) => prefixOf(kind, characterId) + epoch;

/** Where a row that did not open is put aside, one for each epoch. */
const asidePrefixOf = (characterId: string) => `history-aside/${characterId}/`;
const asideKey = (characterId: string, epoch: number) => asidePrefixOf(characterId) + epoch;
const aside = (characterId: string, epoch: number, value: Uint8Array | null): Change => ({
  table: 'local',
  key: asideKey(characterId, epoch),
  value,
});

const contextOf = (kind: Kind, log: { identityId: Uint8Array }, characterId: string, epoch: number): Uint8Array =>
  createWriter().text(LABELS[kind]).raw(log.identityId, 32).raw(toId(characterId), 16).u32(epoch).finish();

/** A brief as it is stored. `of`: which history row it was made of, so that beside another one or a damaged one it says nothing. */
interface BoundBrief {
  of: string;
  brief: unknown;
}

/** Names a history row by its bytes: it need not be opened for that. */
const nameOf = async (box: Uint8Array): Promise<string> => bareHex(await sha256(utf8(labels.historyBrief), box));

const isOf = (stored: unknown, name: string): stored is BoundBrief =>
  typeof stored === 'object' && stored !== null && 'of' in stored && stored.of === name;

/** `value`: as `load` gives it. `isDamaged`: there is a row that does not open, in use or put aside. */
export interface LoadedHistory {
  characterId: string;
  value: unknown;
  isDamaged: boolean;
}

/** @param before what `load` gives @returns `brief`: what `briefs` gives without the value being opened */
type Make = (before: () => unknown) => { value: unknown; brief?: unknown };

export interface ActivityHistory {
  /**
   * The JSON value that was saved; `null` where there is none. A row that does not open counts as none, so that it blocks no
   * login. The next `save` puts that row aside unchanged.
   * @throws WalletError locked | closed
   */
  load(characterId: string): Promise<unknown>;
  save(characterId: string, value: unknown): Promise<void>;
  /** The same with a value that may follow from the one before, which is opened once, and with a brief of it; a history that is saved without has none. */
  change(characterId: string, make: Make): Promise<void>;
  /** The same of those among these characters that are open or viewed; the keys are opened once for all. */
  loadAll(characterIds: readonly string[]): Promise<LoadedHistory[]>;
  /**
   * The brief of those among these characters that are open or viewed; `null`: there is none, it does not open, or the history has to be
   * opened because its row is not the one that the brief was made of, or a row was put aside.
   */
  briefs(characterIds: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /** Deletes the rows that do not open. @throws WalletError locked | closed */
  forgetDamaged(characterId: string): Promise<void>;
}

export function createActivityHistory(
  { vault, keyring, inTurn }: SessionParts,
  kind: Kind = 'history',
): ActivityHistory {
  return {
    load: (characterId) =>
      keyring.useDocumentKey(characterId, async (documentKey, epoch, keys) => {
        const box = await vault.get('local', rowKey(kind, characterId, epoch));
        if (!box) return null;
        return openRow(documentKey, contextOf(kind, keys, characterId, epoch), box);
      }),
    save: (characterId, value) => change(characterId, () => ({ value })),
    change,
    loadAll: async (characterIds) => [...(await withKeys(characterIds, loadWith)).values()],
    briefs: (characterIds) => withKeys(characterIds, briefWith),
    forgetDamaged: (characterId) =>
      inTurn(async () => {
        const keys = await damaged(characterId);
        if (keys.length > 0) await vault.commit(keys.map((key) => ({ table: 'local', key, value: null })));
      }),
  };

  function change(characterId: string, make: Make): Promise<void> {
    return inTurn(() =>
      keyring.useDocumentKey(characterId, async (documentKey, epoch, keys) => {
        const row = (of: Kind, content: unknown) => {
          const context = contextOf(of, keys, characterId, epoch);
          const value = wrap(documentKey, 'document', context, utf8(JSON.stringify(content)));
          return { table: 'local' as const, key: rowKey(of, characterId, epoch), value };
        };
        const box = await vault.get('local', rowKey(kind, characterId, epoch));
        const before = lazy(() => box && openRow(documentKey, contextOf(kind, keys, characterId, epoch), box));
        const { value, brief } = make(before);
        const lost = kind === 'history' && box !== null && before() === null;
        const main = row(kind, value);
        const bound = async (): Promise<BoundBrief> => ({ of: await nameOf(main.value), brief: brief ?? null });
        await vault.commit([
          main,
          ...(kind === 'history' ? [row('history-brief', await bound())] : []),
          ...(lost ? [aside(characterId, epoch, box)] : []),
        ]);
      }),
    );
  }

  /** Does something with the keys that open each of these characters; of a closed one nothing. The keys are opened once for all. */
  async function withKeys<Value>(
    characterIds: readonly string[],
    act: (keys: OpenKeys, characterId: string) => Promise<Value>,
  ): Promise<Map<string, Value>> {
    const found = new Map<string, Value>();
    for (const { layer } of await keyring.layers())
      await keyring.use(layer, async (keys) => {
        for (const characterId of characterIds)
          if (!found.has(characterId) && sees(keys, characterId)) found.set(characterId, await act(keys, characterId));
      });
    return found;
  }

  async function loadWith(keys: OpenKeys, characterId: string): Promise<LoadedHistory> {
    const aside = kind === 'history' ? await vault.list('local', asidePrefixOf(characterId)) : [];
    const row = await openedRow(kind, keys, characterId);
    const isLost = row !== null && row.value === null;
    return { characterId, value: row?.value ?? null, isDamaged: aside.length > 0 || isLost };
  }

  async function briefWith(keys: OpenKeys, characterId: string): Promise<unknown> {
    const row = await openedRow('history-brief', keys, characterId);
    const history = row && (await vault.get('local', rowKey('history', characterId, row.epoch)));
    if (!history || !isOf(row.value, await nameOf(history))) return null;
    const aside = await vault.list('local', asidePrefixOf(characterId));
    return aside.length === 0 ? row.value.brief : null;
  }

  /** `value`: `null` where the row does not open. `null`: there is no row. */
  async function openedRow(
    of: Kind,
    keys: OpenKeys,
    characterId: string,
  ): Promise<{ value: unknown; epoch: number } | null> {
    const rows = await vault.list('local', prefixOf(of, characterId));
    const held = rows.length > 0 ? documentKeyOf(keys, characterId) : null;
    if (held === null) return null;
    const { documentKey, epoch } = held;
    try {
      const row = rows.find(({ key }) => key === rowKey(of, characterId, epoch));
      if (!row) return null;
      return { value: openRow(documentKey, contextOf(of, keys, characterId, epoch), row.value), epoch };
    } finally {
      wipe(documentKey);
    }
  }

  /** Keys of the rows that do not open. */
  async function damaged(characterId: string): Promise<string[]> {
    const current = await keyring.useDocumentKey(characterId, async (documentKey, epoch, keys) => {
      const key = rowKey(kind, characterId, epoch);
      const box = await vault.get('local', key);
      if (!box) return [];
      return openRow(documentKey, contextOf(kind, keys, characterId, epoch), box) === null ? [key] : [];
    });
    return [...current, ...(await vault.list('local', asidePrefixOf(characterId))).map(({ key }) => key)];
  }
}

function unwrapOrNull(documentKey: Uint8Array, context: Uint8Array, box: Uint8Array): Uint8Array | null {
  try {
    return unwrap(documentKey, 'document', context, box);
  } catch {
    return null;
  }
}

function openRow(documentKey: Uint8Array, context: Uint8Array, box: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(unwrap(documentKey, 'document', context, box)));
  } catch {
    return null;
  }
}

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
      if (!box) continue;
      const made = kind === 'history-brief' ? (brief: Uint8Array) => names && reboundBrief(brief, names) : undefined;
      const row = { kind, box, log: after, characterId };
      const moved = await rewrapped(row, [earlier.epoch, character.epoch], seedOf, made);
      if (moved.kind === 'moved' && kind === 'history') names = [await nameOf(box), await nameOf(moved.value)];
      if (moved.kind === 'moved')
        changes.push({ table: 'local', key: rowKey(kind, characterId, character.epoch), value: moved.value });
      if (moved.kind === 'damaged' && kind === 'history') changes.push(aside(characterId, earlier.epoch, box));
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
