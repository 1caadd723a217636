/** Begins a new identity with its first login method; it is a draft until the recovery key and the backup are kept. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { credential } from '../login-schemas.ts';
import { text } from '../schemas.ts';

/**
 * `recoveryKey`: its eight groups.
 * @throws WalletError exists (an identity is here) | bad-input (a password without a key server) | not-found (the
 * ticket has run out) | no-prf | server-unreachable
 */
export const startIdentity = {
  input: v.object({
    credential,
    identityType: v.picklist(['person', 'virtual', 'organisation']),
    /** URL of the key server that keeps the ciphertext; `null`: this device only. */
    server: v.nullable(text),
    /** Of an organisation: its name, and that of the person who begins it. */
    holder: v.exactOptional(v.object({ name: text, person: text })),
  }),
  answer: answers<{ recoveryKey: string[] }>(),
};
