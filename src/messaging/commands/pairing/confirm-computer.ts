/** Says that the words are the same and adds the new computer; answers when it is added. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { text, whose } from '../schemas.ts';

/** @throws WalletError wrong-credential | not-allowed | stale | stopped | not-found (no such level) */
export const confirmComputer = {
  input: v.object({
    /** Of the new computer's login method. */
    name: text,
    levelId: text,
    /** As for `add-method`. */
    thenLevelId: v.exactOptional(text),
    /** By default the person who confirms. */
    whose: v.exactOptional(whose),
    proof,
  }),
  answer: answers<null>(),
};
