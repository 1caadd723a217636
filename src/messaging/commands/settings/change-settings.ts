/** Changes settings of this browser: the fields that are given. */
import { answers } from '../../command-contract.ts';
import { settings } from '../schemas.ts';

/** @throws WalletError bad-input (a lock time out of bounds) */
export const changeSettings = {
  input: settings,
  answer: answers<null>(),
};
