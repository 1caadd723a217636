/** Puts an open character on another network of the list. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { chainId, characterId } from '../schemas.ts';

/** @throws WalletError not-found (not in the list) | locked | closed */
export const setNetwork = {
  input: v.object({ characterId, chainId }),
  answer: answers<null>(),
};
