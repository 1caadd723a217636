/** Runs the commands of our own pages. All but those that close what is open are loaded when one is first asked for. */
import type { UiPortParts } from './browser/ui-port.ts';
import { closingCommands } from './closing-commands.ts';
import { noteUse } from './note-use.ts';
import type { Wallet } from './wallet.ts';

/** @param current the wallet in use */
export function createUiCommands(current: () => Promise<Wallet>): UiPortParts['run'] {
  const loaded = new WeakMap<Wallet, UiPortParts['run']>();
  return async (message, whenGone) => {
    // They take no argument, so there is nothing to read.
    if (message.name === 'lock') return closingCommands(await current()).lock();
    if (message.name === 'step-down') {
      const wallet = await current();
      await noteUse(wallet);
      return closingCommands(wallet)['step-down']();
    }
    const { createCommands } = await import('./run-command.ts');
    const wallet = await current();
    const run = loaded.get(wallet) ?? createCommands(wallet);
    loaded.set(wallet, run);
    return run(message, whenGone);
  };
}
