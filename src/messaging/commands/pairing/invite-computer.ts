/** Shows a pairing code for ten minutes, on the computer that manages. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** @throws WalletError refused (no key server) | exists (a computer is being added) | locked | server-unreachable */
export const inviteComputer = {
  input: v.object({}),
  answer: answers<null>(),
};
