/** What a character holds on one network, as it was read. Data only. */
import type { Hex } from '../../lib/bytes.ts';

export interface Balances {
  /** Wei by account. */
  native: ReadonlyMap<Hex, bigint>;
  /** Base units by token and account. Absent: not known. */
  tokens: ReadonlyMap<Hex, ReadonlyMap<Hex, bigint>>;
  at: number | null;
  answers: boolean | null;
}
