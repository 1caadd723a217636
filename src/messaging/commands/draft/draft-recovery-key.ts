/** Shows the recovery key of the draft again, so that a reload of the page loses nothing. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/**
 * `ask`: the two groups (1 to 8) that will be asked for. `fingerprint` of the draft's identity and its key server
 * stand on the printed sheet.
 * @throws WalletError not-found (no draft) | refused (the recovery key was confirmed already)
 */
export const draftRecoveryKey = {
  input: v.object({}),
  answer: answers<{ recoveryKey: string[]; ask: [number, number]; fingerprint: string; server: string | null }>(),
};
