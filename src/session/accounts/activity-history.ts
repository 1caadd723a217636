/**
 * The activity history of a character, what is said of it in brief, and the tokens that came in, on this computer only: a document each, encrypted
 * under the character's key.
 *
 * [Note: News] A change of a few entries of a long history is written beside it as news, a row of its own, so that the history need not be
 * opened, sealed and written for it. Whoever reads has both, and puts them together; the next change of the whole history takes the news in, and empties
 * their row in the same write. While there are news, nothing is said in brief.
 *
 * [Note: Read at once] A reader outside the turn asks for all rows of a character before it awaits any. After a change between two reads it
 * would have the earlier history and the emptied row of news: what the news told would be in neither.
 *
 * [Note: Before it is sent] The signed bytes of a transaction go to the network once they are here. The first copy of the vault is enough for
 * that (vault/vault.ts): it outlives a stop of anything, and nobody waits for the second one.
 */

import { wrap } from '../../keys/wrap.ts';
import { utf8, wipe } from '../../lib/bytes.ts';
import { lazy } from '../../lib/lazy.ts';
import type { Row } from '../../vault/table.ts';
import { documentKeyOf, type OpenKeys, sees } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';
import {
  aside,
  asidePrefixOf,
  type BoundBrief,
  contextOf,
  isOf,
  type Kind,
  nameOf,
  openRow,
  prefixOf,
  rowKey,
} from './history-rows.ts';

const NEWS: Kind = 'history-news';
/** An empty row. To delete it would have the whole second copy written anew (vault/mirror.ts). */
const NONE = new Uint8Array();

/** `value`: as `load` gives it. `isDamaged`: there is a row that does not open, in use or put aside. */
export interface LoadedHistory {
  characterId: string;
  value: unknown;
  /** See [Note: News]; `null`: none. */
  news: unknown;
  isDamaged: boolean;
}

/** @param before what `load` gives @param news what `note` gave @returns `brief`: what `briefs` gives without the value being opened */
type Make = (before: () => unknown, news: () => unknown) => { value: unknown; brief?: unknown };

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
  /**
   * Writes news beside the history. See [Note: News]. `false`: nothing is written, because `make` gave `null` or the news do not open.
   * @param make is given the news, `null` where there are none @throws WalletError locked | closed
   */
  note(characterId: string, make: (news: unknown) => unknown): Promise<boolean>;
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
    note,
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
        const row = (of: Kind, content: unknown) => sealedRow({ documentKey, keys, characterId, epoch }, of, content);
        const box = await vault.get('local', rowKey(kind, characterId, epoch));
        const before = lazy(() => box && openRow(documentKey, contextOf(kind, keys, characterId, epoch), box));
        if (kind !== 'history') return vault.commit([row(kind, make(before, () => null).value)]);
        const newsBox = await newsOf(characterId, epoch);
        const news = lazy(() => newsBox && openRow(documentKey, contextOf(NEWS, keys, characterId, epoch), newsBox));
        const { value, brief } = make(before, news);
        const main = row(kind, value);
        const bound: BoundBrief = { of: await nameOf(main.value), brief: brief ?? null };
        const changes = [
          main,
          row('history-brief', bound),
          ...(newsBox ? [{ table: 'local' as const, key: rowKey(NEWS, characterId, epoch), value: NONE }] : []),
          ...(box !== null && before() === null ? [aside(kind, characterId, epoch, box)] : []),
          ...(newsBox !== null && news() === null ? [aside(NEWS, characterId, epoch, newsBox)] : []),
        ];
        // See [Note: Before it is sent].
        await vault.commit(changes, [], 'first-copy');
      }),
    );
  }

  function note(characterId: string, make: (news: unknown) => unknown): Promise<boolean> {
    return inTurn(() =>
      keyring.useDocumentKey(characterId, async (documentKey, epoch, keys) => {
        const box = await newsOf(characterId, epoch);
        const before = box && openRow(documentKey, contextOf(NEWS, keys, characterId, epoch), box);
        const news = box !== null && before === null ? null : make(before);
        if (news === null) return false;
        // See [Note: Before it is sent].
        await vault.commit([sealedRow({ documentKey, keys, characterId, epoch }, NEWS, news)], [], 'first-copy');
        return true;
      }),
    );
  }

  /** The sealed news; `null` where there are none. */
  async function newsOf(characterId: string, epoch: number): Promise<Uint8Array | null> {
    const box = await vault.get('local', rowKey(NEWS, characterId, epoch));
    return box && box.length > 0 ? box : null;
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
    const isHistory = kind === 'history';
    // See [Note: Read at once].
    const [rows, newsRows, aside] = await Promise.all([
      rowsOf(kind, characterId),
      isHistory ? rowsOf(NEWS, characterId) : [],
      isHistory ? vault.list('local', asidePrefixOf(characterId)) : [],
    ]);
    const row = openedRow(rows, kind, keys, characterId);
    const news = openedRow(newsRows, NEWS, keys, characterId);
    const isLost = [row, news].some((one) => one !== null && one.value === null);
    return {
      characterId,
      value: row?.value ?? null,
      news: news?.value ?? null,
      isDamaged: aside.length > 0 || isLost,
    };
  }

  async function briefWith(keys: OpenKeys, characterId: string): Promise<unknown> {
    // See [Note: Read at once].
    const [briefs, histories, news, aside] = await Promise.all([
      rowsOf('history-brief', characterId),
      rowsOf('history', characterId),
      rowsOf(NEWS, characterId),
      vault.list('local', asidePrefixOf(characterId)),
    ]);
    const row = openedRow(briefs, 'history-brief', keys, characterId);
    const history = row && rowIn(histories, 'history', characterId, row.epoch);
    if (!history || !isOf(row.value, await nameOf(history))) return null;
    const isAll = aside.length === 0 && rowIn(news, NEWS, characterId, row.epoch) === null;
    return isAll ? row.value.brief : null;
  }

  function rowsOf(of: Kind, characterId: string): Promise<Row[]> {
    return vault.list('local', prefixOf(of, characterId));
  }

  /** `value`: `null` where the row does not open. `null`: there is no row. */
  function openedRow(
    rows: readonly Row[],
    of: Kind,
    keys: OpenKeys,
    characterId: string,
  ): { value: unknown; epoch: number } | null {
    const held = rows.length > 0 ? documentKeyOf(keys, characterId) : null;
    if (held === null) return null;
    const { documentKey, epoch } = held;
    try {
      const box = rowIn(rows, of, characterId, epoch);
      return box && { value: openRow(documentKey, contextOf(of, keys, characterId, epoch), box), epoch };
    } finally {
      wipe(documentKey);
    }
  }

  /** Keys of the rows that do not open. */
  async function damaged(characterId: string): Promise<string[]> {
    const current = await keyring.useDocumentKey(characterId, async (documentKey, epoch, keys) => {
      const found: string[] = [];
      for (const of of kind === 'history' ? [kind, NEWS] : [kind]) {
        const key = rowKey(of, characterId, epoch);
        const box = await vault.get('local', key);
        if (!box || box.length === 0) continue;
        if (openRow(documentKey, contextOf(of, keys, characterId, epoch), box) === null) found.push(key);
      }
      return found;
    });
    return [...current, ...(await vault.list('local', asidePrefixOf(characterId))).map(({ key }) => key)];
  }
}

/** The sealed row; `null` where there is none. */
function rowIn(rows: readonly Row[], of: Kind, characterId: string, epoch: number): Uint8Array | null {
  const value = rows.find(({ key }) => key === rowKey(of, characterId, epoch))?.value;
  return value && value.length > 0 ? value : null;
}

interface Owner {
  documentKey: Uint8Array;
  keys: { identityId: Uint8Array };
  characterId: string;
  epoch: number;
}

function sealedRow({ documentKey, keys, characterId, epoch }: Owner, of: Kind, content: unknown) {
  const context = contextOf(of, keys, characterId, epoch);
  const value = wrap(documentKey, 'document', context, utf8(JSON.stringify(content)));
  return { table: 'local' as const, key: rowKey(of, characterId, epoch), value };
}
