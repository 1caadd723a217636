/** Enrols a password, or the passphrase of an account, at the key server to which the identity was moved. Proved by the password at the old server, which sets its row free. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { issuerAccount, passwordKey, proof } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/**
 * @throws WalletError bad-input (the account name is not known here) | wrong-credential | exists (the account name is taken at
 * the new server) | refused | server-unreachable
 */
export const enrolAgain = {
  input: v.object({
    methodId: text,
    /** From the old server. */
    key: passwordKey,
    personal: v.exactOptional(text),
    /** Another account name at the new server; `null`: the same one. */
    accountName: v.nullable(text),
    /** From the new server; `password`: if this computer opens without a server. */
    enrolled: v.object({ registration: text, record: text, exportKey: text, password: v.nullable(text) }),
    /** Of an account: as the new server knows it, and the proof of a method that manages, because the names of the identity tell of it. */
    account: v.exactOptional(v.object({ of: issuerAccount, proof })),
  }),
  answer: answers<null>(),
};
