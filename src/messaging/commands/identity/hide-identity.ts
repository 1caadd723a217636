/** Hides the open identity on this computer: no screen shows it before its own login. Or shows it again. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { flag } from '../schemas.ts';

/**
 * @throws WalletError refused (it is the only one here, nothing would open it again, or a login method tells of it) | whatever a proof can
 * (see `proof`)
 */
export const hideIdentity = {
  input: v.object({ hidden: flag, proof }),
  answer: answers<null>(),
};
