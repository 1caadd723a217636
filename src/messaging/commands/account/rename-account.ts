/** Gives an account another name. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | bad-input (the name) | locked | closed */
export const renameAccount = {
  input: v.object({ characterId, address, name: text }),
  answer: answers<null>(),
};
