/** Runs the handler of a message of our own pages: checks the name, reads the arguments by the contract, calls the handler. */
import * as v from 'valibot';
import { WalletError } from '../lib/errors.ts';
import { background as t } from '../locales/en/background.ts';
import type { CommandContract } from '../messaging/command-contract.ts';
import { COMMANDS, type CommandArgs, type CommandName } from '../messaging/commands.ts';
import type { UiPortParts } from './browser/ui-port.ts';
import { accountCommands } from './commands/account.ts';
import { allowanceCommands } from './commands/allowance.ts';
import { backupCommands } from './commands/backup.ts';
import { ceremonyCommands } from './commands/ceremony.ts';
import { characterCommands } from './commands/character.ts';
import { contactCommands } from './commands/contact.ts';
import { descriptionCommands } from './commands/description.ts';
import { draftCommands } from './commands/draft.ts';
import { exposedCommands } from './commands/exposed.ts';
import type { Handlers } from './commands/handler.ts';
import { identityCommands } from './commands/identity.ts';
import { itemCommands } from './commands/item.ts';
import { levelCommands } from './commands/level.ts';
import { loginCommands } from './commands/login.ts';
import { lossCommands } from './commands/loss.ts';
import { methodCommands } from './commands/method.ts';
import { networkCommands } from './commands/network.ts';
import { oidcCommands } from './commands/oidc.ts';
import { pairingCommands } from './commands/pairing.ts';
import { passwordCommands } from './commands/password.ts';
import { personCommands } from './commands/person.ts';
import { recoveryCommands } from './commands/recovery.ts';
import { removalCommands } from './commands/removal.ts';
import { requestCommands } from './commands/request.ts';
import { secretCommands } from './commands/secret.ts';
import { serverCommands } from './commands/server.ts';
import { settingsCommands } from './commands/settings.ts';
import { signingCommands } from './commands/signing.ts';
import { siteCommands } from './commands/site.ts';
import { tokenCommands } from './commands/token.ts';
import { transactionCommands } from './commands/transaction.ts';
import { noteUse } from './note-use.ts';
import type { Wallet } from './wallet.ts';

/**
 * A page of ours is trusted to mean well, not to be without faults: nothing malformed reaches a handler.
 * @throws WalletError bad-input, with nothing changed; otherwise what the command throws
 */
export function createCommands(wallet: Wallet): UiPortParts['run'] {
  const handlers: Handlers = {
    ...accountCommands(wallet),
    ...allowanceCommands(wallet),
    ...backupCommands(wallet),
    ...ceremonyCommands(wallet),
    ...characterCommands(wallet),
    ...contactCommands(wallet),
    ...descriptionCommands(wallet),
    ...draftCommands(wallet),
    ...exposedCommands(wallet),
    ...identityCommands(wallet),
    ...itemCommands(wallet),
    ...levelCommands(wallet),
    ...loginCommands(wallet),
    ...lossCommands(wallet),
    ...methodCommands(wallet),
    ...networkCommands(wallet),
    ...oidcCommands(wallet),
    ...pairingCommands(wallet),
    ...personCommands(wallet),
    ...passwordCommands(wallet),
    ...recoveryCommands(wallet),
    ...removalCommands(wallet),
    ...requestCommands(wallet),
    ...secretCommands(wallet),
    ...serverCommands(wallet),
    ...settingsCommands(wallet),
    ...signingCommands(wallet),
    ...siteCommands(wallet),
    ...tokenCommands(wallet),
    ...transactionCommands(wallet),
  };
  return async ({ name, args }, whenGone) => {
    if (!isCommandName(name)) throw new WalletError('bad-input', t.unknownRequest);
    const parsed = parseArgs(name, args);
    const { silent, removes }: CommandContract = COMMANDS[name];
    if (!silent) await noteUse(wallet);
    const answer = await (handlers[name] as (args: unknown) => Promise<unknown>)(parsed);
    // A page that was closed, reloaded or has crashed offers nothing to undo any more.
    if (removes && answer !== null) whenGone(() => void wallet.removals.forget((id) => id === answer));
    return answer;
  };
}

const isCommandName = (name: unknown): name is CommandName => typeof name === 'string' && Object.hasOwn(COMMANDS, name);

/**
 * The arguments without anything that the command does not have.
 * @throws WalletError bad-input, naming the field
 */
export function parseArgs<Name extends CommandName>(name: Name, args: unknown): CommandArgs<Name> {
  const { input } = COMMANDS[name] as CommandContract<CommandArgs<Name>>;
  const parsed = v.safeParse(input, args);
  if (parsed.success) return parsed.output;
  const field = v.getDotPath(parsed.issues[0]);
  throw new WalletError('bad-input', field === null ? t.unreadableRequest(name) : t.unreadableField(name, field));
}
