/** Takes an entry off the list of exposed ones. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const settleSecret = {
  input: v.object({ characterId, targetId: text }),
  answer: answers<null>(),
};
