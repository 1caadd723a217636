/** The interface of the vault's two stored copies [Note: Two copies, in vault.ts]. An image is the whole state at one generation; a copy never returns half of one. */
import type { Change, Rows } from './table.ts';

/** The whole state at one point. `generation` grows with each write and is never used twice. */
export interface Image {
  generation: number;
  rows: Rows;
}

/**
 * The content of one copy. `broken`: it does not verify or cannot be read; `newer`: a later
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
   * Atomically replaces the stored image of generation `from` by `image`; `changes` is the difference. Where another
   * generation is stored, everything is written. @throws WalletError stale when a newer one than `from` is stored.
   */
  write(image: Image, changes: readonly Change[], from: number): Promise<void>;
  /** Writes everything over whatever is stored, readable or not. */
  replace(image: Image): Promise<void>;
}

/** Second copy: whole images. A stop at any instant leaves the old image or the new one. */
export interface Mirror {
  /** Never rejects. The vault calls it before the first write. */
  read(): Promise<Reading>;
  write(image: Image): Promise<void>;
  /** Removes every image. */
  clear(): Promise<void>;
}
