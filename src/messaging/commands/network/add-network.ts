/** Adds a network to the list; its native coin has 18 decimals. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, chainId, flag, text, texts } from '../schemas.ts';

/** @throws WalletError exists | bad-input (no node, or an address) */
export const addNetwork = {
  input: v.object({
    chainId,
    name: text,
    /** Of the native coin. */
    symbol: text,
    rpcUrls: texts,
    explorerUrl: v.nullable(text),
    /** As the list of networks in the package has them. */
    multicall: v.exactOptional(address),
    l1FeeOracle: v.exactOptional(address),
    test: v.exactOptional(flag),
  }),
  answer: answers<null>(),
};
