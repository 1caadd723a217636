/** Opens the session with the recovery key. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** @throws WalletError bad-recovery-key | wrong-credential | bad-log */
export const unlockWithRecoveryKey = {
  input: v.object({ text, personal: v.exactOptional(text) }),
  answer: answers<null>(),
};
