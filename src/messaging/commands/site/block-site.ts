/** Disconnects a site and refuses whatever it asks from now on, without a prompt. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const blockSite = {
  input: v.object({ origin: text }),
  answer: answers<null>(),
};
