/** What the wallet's own pages ask and are told while two computers pair (*add this computer*). Holds no key; the words are for eyes only. */
import type { MethodKind } from './login.ts';

/** On the computer that invites. Times in ms since 1970. */
export type InvitationView = { until: number } & (
  | {
      /** Nobody has come yet. */
      step: 'code';
      /** Two groups of four. */
      code: string;
      /** Server and code in one, for the QR code and for pasting. */
      link: string;
    }
  /** The other one has come: its keys are on their way. */
  | { step: 'meeting' }
  | { step: 'compare'; words: string[]; kind: MethodKind }
  /** Confirmed here; the other computer has to say so too. */
  | { step: 'confirming'; words: string[] }
  /** Confirmed, but this browser was stopped meanwhile: one more touch is needed. */
  | { step: 'confirm-again'; words: string[]; name: string; levelId: string }
  /** `activeFrom`: it waits for the delay, and opens nothing before. */
  | { step: 'done'; name: string; activeFrom: number | null }
  | { step: 'failed'; problem: string }
);

/** On the new computer. */
export type JoiningView = { until: number } /** Found the other one: now a credential is made. */ & (
  | { step: 'make' }
  | { step: 'meeting' }
  | { step: 'compare'; words: string[] }
  /** Said here to be the same; the other computer has to confirm. */
  | { step: 'agreed'; words: string[] }
  | { step: 'opening' }
  /** Added, but opens nothing before its delay is over. */
  | { step: 'waits'; activeFrom: number }
  | { step: 'failed'; problem: string }
);
