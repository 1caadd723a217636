/** Deletes unreadable data that only this browser stores: settings, networks, sent transactions. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** The defaults hold afterwards. */
export const forgetUnread = {
  input: v.object({}),
  answer: answers<null>(),
};
