/** Sets the block explorer of a network for this browser; `null`: the built-in one. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { chainId, text } from '../schemas.ts';

/** @throws WalletError not-found (the network) | bad-input (the address) */
export const setExplorer = {
  input: v.object({ chainId, url: v.nullable(text) }),
  answer: answers<null>(),
};
