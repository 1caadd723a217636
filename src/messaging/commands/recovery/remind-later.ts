/** Hides the reminder to check a recovery key for a week. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

export const remindLater = {
  input: v.object({}),
  answer: answers<null>(),
};
