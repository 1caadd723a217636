/** Puts a connected site on another network. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { chainId, characterId, text } from '../schemas.ts';

/** @throws WalletError not-found (the network or the connection) | locked | closed */
export const setSiteNetwork = {
  input: v.object({ characterId, origin: text, chainId }),
  answer: answers<null>(),
};
