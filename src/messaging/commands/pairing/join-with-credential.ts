/** Brings the new computer's own passkey or security key into the pairing. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { newTouch } from '../login-schemas.ts';

/** @throws WalletError not-found (the ticket has run out, or nothing is under way) | no-prf | stopped */
export const joinWithCredential = {
  input: v.object({ credential: newTouch }),
  answer: answers<null>(),
};
