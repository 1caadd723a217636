/** How a passkey or security key of any identity on this computer is asked, whose credential the browser gave. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { LoginOption } from '../../login-option.ts';
import { text } from '../schemas.ts';

/** @throws WalletError not-found */
export const findCeremony = {
  input: v.object({ credentialId: text }),
  answer: answers<LoginOption>(),
};
