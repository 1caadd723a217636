/** Takes back that the person ended what a site may repeat without a prompt: the permission continues with what was left of it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found (it has run out meanwhile, or the browser stopped the wallet) */
export const resumeRepeat = {
  input: v.object({ id: text }),
  answer: answers<null>(),
};
