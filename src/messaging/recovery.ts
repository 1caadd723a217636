/** Recovery keys as pages show them while one is made, and what is known of those that are kept. */

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
}

export interface RecoveryView {
  draft: RecoveryDraftView | null;
  /** A key that was shown and never added, because the browser was closed: its sheet opens nothing. */
  unadded: { name: string; madeAt: number } | null;
  /** No reminder to check a recovery key before this time (ms since 1970). */
  remindFrom: number | null;
}
