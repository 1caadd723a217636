/** Changes the name or the look of an open character. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, look, text } from '../schemas.ts';

/** @throws WalletError exists (the name) | bad-input (the name) | locked | closed */
export const changeCharacter = {
  input: v.object({ characterId, name: v.exactOptional(text), look: v.exactOptional(look) }),
  answer: answers<null>(),
};
