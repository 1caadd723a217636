/** Connects a site again as it was before the person disconnected it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, chainId, characterId, text } from '../schemas.ts';

/** @throws WalletError not-found (an account or the network) | exists (a site that is connected) | bad-input | locked | closed */
export const reconnectSite = {
  input: v.object({
    characterId,
    origin: text,
    accounts: v.array(address),
    chainId,
    /** Others that it may switch to without a prompt. */
    chains: v.array(chainId),
    /** When it was connected first, ms since 1970. */
    since: v.number(),
  }),
  answer: answers<null>(),
};
