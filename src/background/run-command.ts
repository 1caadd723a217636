/** From a message of our own pages to its handler: a known name, arguments that were parsed, then the act. */
import { WalletError } from '../lib/errors.ts';
import type { CommandMessage } from '../messaging/command.ts';
import { isCommandName, parseArgs } from '../messaging/command-args.ts';
import { characterHandlers } from './commands/characters.ts';
import type { Handlers } from './commands/handler.ts';
import { identityHandlers } from './commands/identity.ts';
import { loginHandlers } from './commands/login.ts';
import { lossHandlers } from './commands/loss.ts';
import { pairingHandlers } from './commands/pairing.ts';
import { passwordHandlers } from './commands/password.ts';
import { requestHandlers } from './commands/requests.ts';
import { serverHandlers } from './commands/server.ts';
import { settingsHandlers } from './commands/settings.ts';
import { startHandlers } from './commands/start.ts';
import type { Wallet } from './wallet.ts';

/** Commands that a page sends by itself, without the person doing anything: they do not put off the lock. */
const SILENT: ReadonlySet<string> = new Set(['refresh-balances', 'site-of-tab', 'lock']);

export function createCommands(wallet: Wallet): (message: CommandMessage) => Promise<unknown> {
  const handlers: Handlers = {
    ...startHandlers(wallet),
    ...serverHandlers(wallet),
    ...loginHandlers(wallet),
    ...passwordHandlers(wallet),
    ...characterHandlers(wallet),
    ...identityHandlers(wallet),
    ...lossHandlers(wallet),
    ...pairingHandlers(wallet),
    ...settingsHandlers(wallet),
    ...requestHandlers(wallet),
  };
  return async ({ name, args }) => {
    if (!isCommandName(name))
      throw new WalletError(
        'bad-input',
        'This page asked for something that this version of the wallet does not know. Nothing was changed. Reload the page.',
      );
    const parsed = parseArgs(name, args);
    if (!SILENT.has(name) && (await wallet.session.layers()).length > 0) await wallet.session.touch();
    return (handlers[name] as (args: unknown) => Promise<unknown>)(parsed);
  };
}
