/** Discards the draft, including its password row at the key server. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const discardDraft = {
  input: v.object({}),
  answer: answers<null>(),
};
