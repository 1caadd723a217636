/** Takes back what was decided on a token: an added one leaves the list, others are shown or hidden as before. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const forgetToken = {
  input: v.object({ characterId, address }),
  answer: answers<null>(),
};
