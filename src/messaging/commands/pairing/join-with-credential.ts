/** Brings the new computer's own login method into the pairing. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { credential } from '../login-schemas.ts';

/** @throws WalletError not-found (the ticket has run out, or nothing is under way) | no-prf | stopped | exists | server-unreachable */
export const joinWithCredential = {
  input: v.object({ credential }),
  answer: answers<null>(),
};
