/** Shows the new recovery key again, so that a reload of the page loses nothing. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { NewSheet } from '../../recovery.ts';

/** What a page shows of a new recovery key; the sheet names all of it. */
export interface NewRecoveryKey {
  name: string;
  /** Eight groups; none of a key on several sheets. */
  recoveryKey: string[];
  /** The two groups (1 to 8) that will be asked for; none of a key on several sheets, which ask for one each. */
  ask: readonly number[];
  /** `null`: on one sheet. */
  sheets: { needed: number; all: NewSheet[] } | null;
  personal: boolean;
  /** ms since 1970. */
  madeAt: number;
  fingerprint: string;
  /** Origin of the key server; `null`: there is none. */
  server: string | null;
}

/** @throws WalletError not-found (none is being made) | refused (it was confirmed already) */
export const showRecoveryKey = {
  input: v.object({}),
  answer: answers<NewRecoveryKey>(),
};
