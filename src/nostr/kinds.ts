/** What the common kinds of Nostr events are, in words, and which of them may be signed again without a prompt. */
import { type KindWords, nostrKinds as t } from '../locales/en/nostr/kinds.ts';

export interface EventKind extends KindWords {
  /** The person may let a site sign further ones without a prompt. */
  mayRepeat: boolean;
}

/** The person may let a site sign further ones without a prompt. */
const MAY_REPEAT: ReadonlySet<number> = new Set([
  1, 4, 6, 7, 9, 11, 13, 16, 20, 42, 1111, 9802, 22242, 30024, 30078, 30315,
]);

/** `null`: a kind that the wallet does not know. */
export function kindOf(kind: number): EventKind | null {
  const words = t.kinds.get(kind);
  return words ? { ...words, mayRepeat: MAY_REPEAT.has(kind) } : null;
}

/** In a list: *Reaction*; *Kind 40123*. */
export const kindName = (kind: number): string => t.kinds.get(kind)?.name ?? t.unknownKind(kind);

/** Does an event take the place of the one before (NIP-01)? Profiles, follow lists and 10000 to 19999. */
export const isReplaceable = (kind: number): boolean => kind === 0 || kind === 3 || (kind >= 10_000 && kind < 20_000);

/** Does an event take the place of the one before with the same `d` tag (NIP-01)? Other apps have theirs under other names. */
export const isAddressable = (kind: number): boolean => kind >= 30_000 && kind < 40_000;
