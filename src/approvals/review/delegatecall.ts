/** The warning for a delegatecall: another contract's code runs as the account itself. */
import type { Warning } from '../../messaging/approval.ts';

/** @param name of the account */
export const delegatecallWarning = (name: string): Warning => ({
  rule: 'foreign-code',
  severity: 'danger',
  title: 'It runs another contract’s code as the account',
  text: `A “delegatecall”: that code can do anything with ${name}, such as taking all it holds or changing who owns it.`,
  tick: 'I know the code that will run',
});
