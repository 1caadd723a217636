/** Recovery keys as pages show them while one is made, and what is known of those that are kept. */

/** A recovery key on several sheets: how many of them are needed, and who or what place holds each. Nothing of the sheets themselves. */
export interface SheetsView {
  needed: number;
  holders: string[];
}

/** One sheet of a new recovery key. */
export interface NewSheet {
  holder: string;
  /** Twelve groups. */
  groups: string[];
  /** The group (from 1) that will be asked for. */
  ask: number;
}

/** What typed sheets say of themselves. */
export interface TypedSheets {
  needed: number;
  count: number;
  /** Their numbers (from 1), in the order in which they were typed. */
  numbers: number[];
}

/** A recovery key that is being made. It opens nothing before it is added. */
export interface RecoveryDraftView {
  /** `key`: to be shown and kept; `confirm`: two groups are asked back; `add`: only the proof is left. */
  step: 'key' | 'confirm' | 'add';
  name: string;
  /** ID of the recovery key in whose place it comes; `null`: one more. */
  of: string | null;
  /** That key is lost: the new one waits before it takes effect. */
  lost: boolean;
  /** Each use asks for something that only the person knows. */
  personal: boolean;
  /** `null`: on one sheet. */
  sheets: SheetsView | null;
}

export interface RecoveryView {
  draft: RecoveryDraftView | null;
  /** A key that was shown and never added, because the browser was closed: its sheet opens nothing. */
  unadded: { name: string; madeAt: number } | null;
  /** No reminder to check a recovery key before this time (ms since 1970). */
  remindFrom: number | null;
}
