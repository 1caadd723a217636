/** The rows in which the histories of characters lie: their names, what they are bound to, and how they are opened. */
import { type Label, labels } from '../../keys/labels.ts';
import { unwrap } from '../../keys/wrap.ts';
import { bareHex, fromUtf8, utf8 } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { sha256 } from '../../vault/block.ts';
import type { Change } from '../../vault/vault.ts';
import { toId } from '../state/open-keys.ts';

/** The documents. News are changes of the history that are not in it yet. What came in and the brief can be found again, so that a row of them that does not open is no loss. */
export type Kind = 'history' | 'history-news' | 'history-brief' | 'incoming';
export const KINDS: readonly Kind[] = ['history', 'history-news', 'history-brief', 'incoming'];
const LABELS: Readonly<Record<Kind, Label>> = {
  history: labels.history,
  'history-news': labels.historyNews,
  'history-brief': labels.historyBrief,
  incoming: labels.incoming,
};

export const prefixOf = (kind: Kind, characterId: string) => `${kind}/${characterId}/`;
/** Is it a row of these documents, and nothing else? @param key within the compartment */
export const isHistoryRow = ({ table, key }: Pick<Change, 'table' | 'key'>): boolean =>
  table === 'local' && KINDS.some((kind) => key.startsWith(`${kind}/`));

/** One row per epoch: while a character gets new keys, the row of either state of the log can be opened. */
export const rowKey = (kind: Kind, characterId: string, epoch: number) => prefixOf(kind, characterId) + epoch;

/** Where a row that did not open is put aside, one of each kind for each epoch. */
export const asidePrefixOf = (characterId: string) => `history-aside/${characterId}/`;
export const aside = (kind: Kind, characterId: string, epoch: number, value: Uint8Array | null): Change => ({
  table: 'local',
  key: `${asidePrefixOf(characterId)}${epoch}${kind === 'history' ? '' : `-${kind}`}`,
  value,
});

export const contextOf = (
  kind: Kind,
  log: { identityId: Uint8Array },
  characterId: string,
  epoch: number,
): Uint8Array =>
  createWriter().text(LABELS[kind]).raw(log.identityId, 32).raw(toId(characterId), 16).u32(epoch).finish();

/** A brief as it is stored. `of`: which history row it was made of, so that beside another one or a damaged one it says nothing. */
export interface BoundBrief {
  of: string;
  brief: unknown;
}

/** Names a history row by its bytes: it need not be opened for that. */
export const nameOf = async (box: Uint8Array): Promise<string> => bareHex(await sha256(utf8(labels.historyBrief), box));

export const isOf = (stored: unknown, name: string): stored is BoundBrief =>
  typeof stored === 'object' && stored !== null && 'of' in stored && stored.of === name;

export function unwrapOrNull(documentKey: Uint8Array, context: Uint8Array, box: Uint8Array): Uint8Array | null {
  try {
    return unwrap(documentKey, 'document', context, box);
  } catch {
    return null;
  }
}

export function openRow(documentKey: Uint8Array, context: Uint8Array, box: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(unwrap(documentKey, 'document', context, box)));
  } catch {
    return null;
  }
}
