/** Forgets the new recovery key that is not added, and the note that one was made. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const discardRecoveryKey = {
  input: v.object({}),
  answer: answers<null>(),
};
