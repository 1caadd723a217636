/** The present code for two-step login of one entry. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { TotpCode } from '../../secret.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | refused (the entry waits to be accepted) | locked | closed */
export const totpCode = {
  input: v.object({ characterId, targetId: text }),
  /** `null`: this login has none. */
  answer: answers<TotpCode | null>(),
  /** An open page asks again when the code ends. */
  silent: true,
};
