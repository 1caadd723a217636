/** The state of the two stored copies, to be shown to the person; no code decides by it. */

/** `from` is the copy that was good; `at` in ms since 1970; `lacks`: it may be without the last changes. `one-copy`: reading works, but the other copy could not be written. */
export type Health =
  | { kind: 'ok' }
  | { kind: 'repaired'; from: 'database' | 'mirror'; at: number; lacks?: true }
  | { kind: 'one-copy'; reason: string }
  | { kind: 'broken'; reason: string };
