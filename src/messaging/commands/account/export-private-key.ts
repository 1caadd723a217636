/** Shows the private key of an account. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { address, characterId } from '../schemas.ts';

/**
 * @throws WalletError wrong-credential | not-allowed (the proof's method does not open the character) | not-found |
 * refused (a watched address) | locked | closed
 */
export const exportPrivateKey = {
  input: v.object({ characterId, address, proof }),
  answer: answers<{ privateKey: Hex }>(),
};
