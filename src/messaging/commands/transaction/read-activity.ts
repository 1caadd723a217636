/** Says of an entry of a character's activity what the list leaves out: its block, and the call that was sent. Asks no network. */
import * as v from 'valibot';
import type { ActivityDetails } from '../../activity.ts';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | locked | closed */
export const readActivity = {
  input: v.object({ characterId, activityId: text }),
  answer: answers<ActivityDetails>(),
  silent: true,
};
