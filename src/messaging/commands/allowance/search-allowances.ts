/** Looks for who may take tokens or items of a character's accounts on a network, one part of the chain at a time. */
import * as v from 'valibot';
import type { AllowanceList } from '../../allowance-view.ts';
import { answers } from '../../command-contract.ts';
import { chainId, characterId } from '../schemas.ts';

/**
 * @throws WalletError not-found (the network) | no-network | node-refused | locked | closed
 */
export const searchAllowances = {
  input: v.object({
    characterId,
    chainId,
    /** `begin`: from the newest block; what is known already is read again. `continue`: while the list is *searching*. `further`: when it is *paused*. */
    go: v.picklist(['begin', 'continue', 'further']),
  }),
  answer: answers<AllowanceList>(),
  silent: true,
};
