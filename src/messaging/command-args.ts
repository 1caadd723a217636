/** Checks that a command's arguments are plain data: the wallet's own pages are trusted to mean well, not to be without faults. */
import { WalletError } from '../lib/errors.ts';
import type { CommandName } from './command.ts';

/** @throws WalletError bad-input */
export function ensureArgs(name: CommandName, args: unknown): void {
  if (typeof args !== 'object' || args === null || Array.isArray(args))
    throw new WalletError('bad-input', `The command ${name} came without arguments.`);
}
