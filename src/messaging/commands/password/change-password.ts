/** Changes the password of a method, proved by the old password. Other computers ask for the new one at their next login. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { changedPassword, passwordKey } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/**
 * @throws WalletError bad-input (the account name is not known here) | wrong-credential | exists (the account name is
 * taken) | refused | server-unreachable
 */
export const changePassword = {
  input: v.object({
    methodId: text,
    /** Of the old password. */
    key: passwordKey,
    personal: v.exactOptional(text),
    password: changedPassword,
  }),
  answer: answers<null>(),
};
