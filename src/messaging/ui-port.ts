/** The messages between the wallet's own pages and the worker. Bytes cross as base64url: extension messages are JSON. */
import type { CommandArgs, CommandName } from './commands.ts';
import type { Snapshot } from './snapshot.ts';

/** Page to worker, over the port named UI_PORT. */
export interface CommandMessage<Name extends CommandName = CommandName> {
  id: number;
  name: Name;
  args: CommandArgs<Name>;
}

/** An error as a page shows it: `message` is a whole sentence that says what to do. */
export interface CommandError {
  code: string;
  message: string;
}

/** Worker to page, over the same port. */
export type UiMessage =
  | { kind: 'snapshot'; snapshot: Snapshot }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'error'; id: number; error: CommandError };

/** Name of the port between the wallet's own pages and the worker. */
export const UI_PORT = 'ui';
