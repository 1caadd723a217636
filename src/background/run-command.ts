/** From a message of our own pages to its handler: a known name, arguments that were parsed, then the act. */
import { WalletError } from '../lib/errors.ts';
import type { CommandMessage } from '../messaging/command.ts';
import { isCommandName, parseArgs } from '../messaging/command-args.ts';
import { accountCommands } from './commands/account.ts';
import { backupCommands } from './commands/backup.ts';
import { ceremonyCommands } from './commands/ceremony.ts';
import { characterCommands } from './commands/character.ts';
import { contactCommands } from './commands/contact.ts';
import { draftCommands } from './commands/draft.ts';
import { exposedCommands } from './commands/exposed.ts';
import type { Handlers } from './commands/handler.ts';
import { identityCommands } from './commands/identity.ts';
import { levelCommands } from './commands/level.ts';
import { loginCommands } from './commands/login.ts';
import { lossCommands } from './commands/loss.ts';
import { methodCommands } from './commands/method.ts';
import { networkCommands } from './commands/network.ts';
import { pairingCommands } from './commands/pairing.ts';
import { passwordCommands } from './commands/password.ts';
import { requestCommands } from './commands/request.ts';
import { serverCommands } from './commands/server.ts';
import { settingsCommands } from './commands/settings.ts';
import { siteCommands } from './commands/site.ts';
import { transactionCommands } from './commands/transaction.ts';
import type { Wallet } from './wallet.ts';

/** Commands that a page sends by itself, without the person doing anything: they do not put off the lock. */
const SILENT: ReadonlySet<string> = new Set(['refresh-balances', 'site-of-tab', 'lock']);

export function createCommands(wallet: Wallet): (message: CommandMessage) => Promise<unknown> {
  const handlers: Handlers = {
    ...accountCommands(wallet),
    ...backupCommands(wallet),
    ...ceremonyCommands(wallet),
    ...characterCommands(wallet),
    ...contactCommands(wallet),
    ...draftCommands(wallet),
    ...exposedCommands(wallet),
    ...identityCommands(wallet),
    ...levelCommands(wallet),
    ...loginCommands(wallet),
    ...lossCommands(wallet),
    ...methodCommands(wallet),
    ...networkCommands(wallet),
    ...pairingCommands(wallet),
    ...passwordCommands(wallet),
    ...requestCommands(wallet),
    ...serverCommands(wallet),
    ...settingsCommands(wallet),
    ...siteCommands(wallet),
    ...transactionCommands(wallet),
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
