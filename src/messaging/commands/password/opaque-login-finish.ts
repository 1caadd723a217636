/** Carries OPAQUE's last login message to the key server and brings back the password's salt. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/**
 * All texts are base64url; `salt`: 32 bytes.
 * @throws WalletError wrong-credential | not-found (no key server) | server-unreachable | server-refused
 */
export const opaqueLoginFinish = {
  input: v.object({
    server: v.nullable(text),
    methodId: v.nullable(text),
    /** As `opaque-login-start` answered it. */
    login: text,
    finish: text,
  }),
  answer: answers<{ salt: string }>(),
};
