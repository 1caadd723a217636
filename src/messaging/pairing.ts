/** What the wallet's own pages show while two computers pair (*add this computer*). Holds no key; the words are to be compared by the person only. */
import type { MethodKind } from './login.ts';

/** The pairing on the computer that invites. `until`: when the code expires. Times in ms since 1970. */
export type InvitationView = { until: number } & (
  | {
      /** No other computer has come yet. */
      step: 'code';
      /** Two groups of four. */
      code: string;
      /** Server and code in one, for the QR code and for pasting. */
      link: string;
    }
  /** The other computer has come, and its keys are awaited. */
  | { step: 'meeting' }
  | { step: 'compare'; words: string[]; kind: MethodKind }
  /** Confirmed here; the other computer has to confirm too. */
  | { step: 'confirming'; words: string[] }
  /** Confirmed, but the browser was stopped meanwhile: the person has to confirm once more. */
  | { step: 'confirm-again'; words: string[]; name: string; levelId: string }
  /** `activeFrom`: the new login method opens nothing before (ms since 1970); `null`: it opens at once. */
  | { step: 'done'; name: string; activeFrom: number | null }
  | { step: 'failed'; problem: string }
);

/** The pairing on the new computer. Times in ms since 1970. */
export type JoiningView = { until: number } & (
  | {
      /** The other computer was found: now the person makes a credential. */
      step: 'make';
      /** Origin of the identity's key server, where a password or an account gets its row. */
      server: string;
    }
  | { step: 'meeting' }
  | { step: 'compare'; words: string[] }
  /** The person said here that the words are the same; the other computer has to confirm. */
  | { step: 'agreed'; words: string[] }
  | { step: 'opening' }
  /** Added, but the login method opens nothing before `activeFrom`. */
  | { step: 'waits'; activeFrom: number }
  | { step: 'failed'; problem: string }
);
