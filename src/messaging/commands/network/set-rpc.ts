/** Sets the nodes, the private relay and the bundler of a network: of the shown character, or, while locked, of this whole profile. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { chainId, texts } from '../schemas.ts';

/** @throws WalletError not-found (the network) | bad-input (an address) */
export const setRpc = {
  input: v.object({
    chainId,
    /** In the order in which they are asked; empty: the built-in ones. */
    rpcUrls: texts,
    /** Takes signed transactions instead of the nodes. */
    sendUrl: v.nullable(v.string()),
    /** Takes user operations. */
    bundlerUrl: v.nullable(v.string()),
  }),
  answer: answers<null>(),
};
