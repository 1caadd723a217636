/** Lets a login method export keys of a character once, within a day. Two managers agree to it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError not-found | not-allowed (it does not own the character) | whatever a proof can (see `proof`) */
export const allowExport = {
  input: v.object({ methodId: text, characterId, proof }),
  answer: answers<null>(),
};
