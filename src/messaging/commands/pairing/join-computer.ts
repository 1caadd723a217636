/** Looks for the other computer by its pairing code, on the new computer. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError bad-input | not-found (nobody waits under this code) | exists | bad-pairing | server-unreachable */
export const joinComputer = {
  input: v.object({
    server: text,
    /** As typed, or the whole link, which names the server too. */
    code: text,
  }),
  answer: answers<null>(),
};
