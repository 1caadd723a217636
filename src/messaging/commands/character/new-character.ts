/** Adds a character with its own keys and a first account. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { look, text, texts } from '../schemas.ts';

/** @throws WalletError exists (the name) | bad-input (the name) | whatever a proof can (see `proof`) */
export const newCharacter = {
  input: v.object({
    name: text,
    /** `null`: one that no other character has. */
    look: v.nullable(look),
    /** Levels that open it, besides those that manage. */
    levelIds: texts,
    /** Empty: *Main*. */
    firstAccountName: text,
    proof,
  }),
  answer: answers<{ characterId: string }>(),
};
