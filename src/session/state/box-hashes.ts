/** Hashes of boxes that are asked for again and again: a box that has not changed is compared, which is much quicker than hashing it. */
import { equalBytes } from '../../lib/bytes.ts';
import { hashOfBox } from './login-cache.ts';

export interface BoxHashes {
  /** The hash of the box that has this name now, in hex. */
  of(name: string, sealed: Uint8Array): string;
  forget(): void;
}

export function createBoxHashes(): BoxHashes {
  const known = new Map<string, { sealed: Uint8Array; hash: string }>();
  return {
    of(name, sealed) {
      const held = known.get(name);
      if (held && equalBytes(held.sealed, sealed)) return held.hash;
      const hash = hashOfBox(sealed);
      known.set(name, { sealed: sealed.slice(), hash });
      return hash;
    },
    forget: () => known.clear(),
  };
}
