/** Begins a new identity with a login method of another identity on this computer; it is a draft until the recovery key and the backup are kept. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { loginAnswer } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/**
 * `recoveryKey`: its eight groups.
 * @throws WalletError exists (an identity is here) | not-found (the method is not known) | refused (its kind opens one identity only)
 * | wrong-credential | no-prf | server-unreachable
 */
export const startKnownIdentity = {
  input: v.object({
    /** The other identity, as `IdentityChoice` has it. */
    from: text,
    answer: loginAnswer,
    /** Of the login method in the new identity. */
    name: text,
    identityType: v.picklist(['person', 'virtual', 'organisation']),
    /** URL of the key server that keeps the ciphertext; `null`: this device only. */
    server: v.nullable(text),
    /** As for `start-identity`. */
    holder: v.exactOptional(v.object({ name: text, person: text })),
  }),
  answer: answers<{ recoveryKey: string[] }>(),
};
