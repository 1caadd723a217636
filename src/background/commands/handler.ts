/** The shape of a command's handler: parsed arguments in, the answer out. */
import type { CommandAnswer, CommandArgs, CommandName } from '../../messaging/command.ts';

export type Handlers<Names extends CommandName = CommandName> = {
  [Name in Names]: (args: CommandArgs<Name>) => Promise<CommandAnswer<Name>>;
};
