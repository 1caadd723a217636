/** Reads from its contract what a token on the character's network is called. Nothing is added. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/**
 * `resembles`: it is called like a listed token, and is another. `state`: whether the wallet shows it already.
 * @throws WalletError bad-input (no address, or no token there) | no-network | locked | closed
 */
export const lookUpToken = {
  input: v.object({ characterId, address: text }),
  answer: answers<{
    address: Hex;
    symbol: string;
    name: string;
    decimals: number;
    resembles: boolean;
    state: 'new' | 'listed' | 'shown' | 'hidden';
  }>(),
};
