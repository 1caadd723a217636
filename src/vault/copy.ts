/** The interface of the vault's two stored copies [Note: Two copies, in vault.ts]. An image is the whole state at one generation; a copy never returns half of one. */
import type { Change, Rows } from './table.ts';

/** The whole state at one point (see digest.ts). `generation` grows with each write and is never used twice. */
export interface Image {
  readonly generation: number;
  readonly rows: Rows;
  /** 32 bytes, equal for equal generations with equal rows. */
  readonly digest: Uint8Array;
  /** What the digest is made of, so that a change computes its own part only. */
  readonly buckets: readonly Uint8Array[];
}

/**
 * The content of one copy. `broken`: it does not verify or cannot be read; `newer`: a later version of the wallet wrote it. `lacks`: a part
 * that is damaged may hold what was written after this image.
 */
export type Reading =
  | { kind: 'missing' }
  | { kind: 'good'; image: Image; lacks?: true }
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

/** Which image a copy has, without a look at its rows. */
export type Claim = Pick<Image, 'generation' | 'digest'>;

/** Second copy: an image and the changes since. A stop at any instant leaves the old state or the new one. */
export interface Mirror {
  /** Never rejects. The vault calls this or `claim` before the first write. */
  read(): Promise<Reading>;
  /** What the newest files say that they hold, unchecked; `null` where they say nothing. Never rejects. */
  claim(): Promise<Claim | null>;
  /**
   * Replaces the state of generation `from` by `image`; `changes` is the difference. Where another generation is stored, or `from` is
   * `null`, everything is written. What a change deletes, and the row of a login method that it overwrites, is gone from every file when this resolves.
   */
  write(image: Image, changes: readonly Change[], from: number | null): Promise<void>;
  /** Removes everything. */
  clear(): Promise<void>;
}
