/** Changes the name, the characters or the rights of a level. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { flag, limits, text, texts, why } from '../schemas.ts';

/** @throws WalletError not-found | exists (the name) | bad-input (the name) | whatever a proof can (see `proof`) */
export const changeLevel = {
  input: v.object({
    levelId: text,
    name: text,
    manages: flag,
    characterIds: texts,
    limits: v.exactOptional(limits),
    why,
    proof,
  }),
  answer: answers<null>(),
};
