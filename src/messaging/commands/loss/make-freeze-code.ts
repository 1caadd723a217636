/** Creates a printable code that freezes this login method, and invalidates the previous code. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/**
 * `groups`: the mark, then eight groups. They are shown this once.
 * @throws WalletError not-found | whatever a proof can (see `proof`)
 */
export const makeFreezeCode = {
  input: v.object({ methodId: text, proof }),
  answer: answers<{ groups: string[] }>(),
};
