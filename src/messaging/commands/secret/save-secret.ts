/** Saves a site login or a secret note, new or changed. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';
import { secretDraft } from '../secret-schemas.ts';

/** @throws WalletError bad-input | not-found | refused (the character is full, or the entry waits to be accepted) | locked | closed */
export const saveSecret = {
  input: v.object({
    characterId,
    /** `null`: a new entry. */
    targetId: v.nullable(text),
    draft: secretDraft,
  }),
  /** Every change gives an entry another ID. */
  answer: answers<{ targetId: string }>(),
};
