/** Looks up the address of an ENS name for the address book. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError bad-input (no such name, or none that can be looked up) | no-network | locked | closed */
export const resolveName = {
  input: v.object({ characterId, name: text }),
  answer: answers<Hex>(),
  silent: true,
};
