/** The ID of an identity as the operator types it: what `list` prints, or its beginning. */
import { fromHex } from '../../lib/bytes.ts';
import { findIds } from '../identities/overview.ts';
import { OptionsError } from '../options.ts';
import type { Store } from '../store/store.ts';

/** Fewest digits of a beginning. */
const LEAST = 8;

/** @throws OptionsError when it is no ID */
export function digitsOf(words: readonly string[]): string {
  const [word] = words;
  if (word === undefined) throw new OptionsError('Name the identity: its ID, as `list` prints it.');
  const digits = word.toLowerCase();
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < LEAST || digits.length > 64)
    throw new OptionsError(`"${word}" is no ID: it has 64 hexadecimal digits, of which the first ${LEAST} are enough.`);
  return digits;
}

/** @throws Error when no identity, or more than one, begins with these digits */
export async function identityOf(store: Store, digits: string): Promise<Uint8Array> {
  const [id, another] = await findIds(store, digits);
  if (id === undefined) throw new Error(`There is no identity ${digits} here. See \`server:admin list\`.`);
  if (another !== undefined) throw new Error(`Several identities begin with ${digits}. Give more digits.`);
  return id;
}

export const fullId = (digits: string): Uint8Array => {
  if (digits.length !== 64)
    throw new OptionsError('Give the whole ID (64 digits), so that no other identity is removed.');
  return fromHex(digits);
};
