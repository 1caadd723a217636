/** What became of a new recovery key: told once, after it was added. */
export interface Outcome {
  name: string;
  /** `waits`: it takes effect after the wait, because no recovery key agreed. */
  what: 'added' | 'renewed' | 'waits';
}
