/** Deletes what cannot be read and lies in this browser alone: settings, networks, what was sent. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** The defaults hold afterwards. */
export const forgetUnread = {
  input: v.object({}),
  answer: answers<null>(),
};
