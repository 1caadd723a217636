/** The commands about tokens: their part of the table in commands.ts. */
import { chooseToken } from './choose-token.ts';
import { forgetToken } from './forget-token.ts';
import { lookUpToken } from './look-up-token.ts';

export const TOKEN_COMMANDS = {
  'look-up-token': lookUpToken,
  'choose-token': chooseToken,
  'forget-token': forgetToken,
} as const;
