/** Closes what a step-up opened. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const stepDown = {
  input: v.object({}),
  answer: answers<null>(),
};
