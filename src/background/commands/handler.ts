/** The shape of a command's handler: parsed arguments in, the answer out. */
import type { CommandAnswer, CommandArgs, CommandName } from '../../messaging/commands.ts';
import type { Wallet } from '../wallet.ts';

export type Handlers = {
  [Name in CommandName]: (args: CommandArgs<Name>) => Promise<CommandAnswer<Name>>;
};

/** Answers when every part of the wallet works with what is open now. */
export async function settled<Answer>({ settle }: Pick<Wallet, 'settle'>, answer: Answer): Promise<Answer> {
  await settle();
  return answer;
}
