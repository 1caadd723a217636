/** What the vault asks of each of its two stored copies. An image is the whole state at one generation; a copy never returns half of one. */
import type { Change, Rows } from './table.ts';

/** The whole state at one point. `generation` grows with each write and is never used twice. */
export interface Image {
  generation: number;
  rows: Rows;
}

/**
 * What was found in one copy. `broken`: something is there that does not verify or cannot be read; `newer`: a later
 * version of the wallet wrote it. `digest` (32 bytes) is equal for equal generations with equal rows.
 */
export type Reading =
  | { kind: 'missing' }
  | { kind: 'good'; image: Image; digest: Uint8Array }
  | { kind: 'broken'; reason: string }
  | { kind: 'newer' };

/** First copy: rows one by one, written atomically. */
export interface Database {
  /** Never rejects. */
  read(): Promise<Reading>;
  /**
   * Atomically turns the stored image of generation `from` into `image`; `changes` is the difference. Where another
   * generation is stored, everything is written. @throws WalletError stale when a newer one than `from` is stored.
   */
  write(image: Image, changes: readonly Change[], from: number): Promise<void>;
  /** Writes everything, whatever is there, even if it cannot be read. */
  replace(image: Image): Promise<void>;
}

/** Second copy: whole images. A stop at any instant leaves the image before or the one after. */
export interface Mirror {
  /** Never rejects. Comes before the first write. */
  read(): Promise<Reading>;
  write(image: Image): Promise<void>;
  /** Removes every image. */
  clear(): Promise<void>;
}
