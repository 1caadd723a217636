/** Prepares what a waiting transaction of a layer-2 network would do, through the layer-1 chain, and opens its prompt. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | refused | locked | closed | no-network | node-refused */
export const bringThrough = {
  input: v.object({ characterId, activityId: text }),
  answer: answers<{ approvalId: string }>(),
};
