/** Brings the prompt window to the front, or opens it again. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const showRequests = {
  input: v.object({}),
  answer: answers<null>(),
};
