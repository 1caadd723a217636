/** Gives the worker a command as the wallet's pages do: for a setting that is no part of what a test shows. */
import type { CommandArgs, CommandName } from '../../src/messaging/commands.ts';
import type { Wallet } from './wallet.ts';

/** Resolves when the worker has carried it out. */
export const command = <Name extends CommandName>(
  { app }: Pick<Wallet, 'app'>,
  name: Name,
  args: CommandArgs<Name>,
): Promise<void> =>
  app.evaluate(
    (asked) =>
      new Promise<void>((resolve, reject) => {
        const port = chrome.runtime.connect({ name: 'ui' });
        port.onMessage.addListener((message) => {
          if (message.kind === 'snapshot') return;
          port.disconnect();
          if (message.kind === 'answer') resolve();
          else reject(new Error(message.error.message));
        });
        port.postMessage({ id: 1, ...asked });
      }),
    { name: name as string, args: args as object },
  );
