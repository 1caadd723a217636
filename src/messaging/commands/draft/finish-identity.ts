/** Stores the draft as this computer's identity and opens the session with it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** @throws WalletError not-found (no draft) | refused (a step is missing) | server-unreachable | storage-full */
export const finishIdentity = {
  input: v.object({}),
  answer: answers<null>(),
};
