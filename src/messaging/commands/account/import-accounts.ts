/** Imports accounts of another wallet, all of them or none, and keeps their phrase if that is wished. */
import * as v from 'valibot';
import type { Hex } from '../../../lib/bytes.ts';
import { answers } from '../../command-contract.ts';
import { accountSource, characterId, text, texts } from '../schemas.ts';

/** @throws WalletError bad-input (no phrase, key or path; a name) | exists | refused (the character is full) | locked | closed */
export const importAccounts = {
  input: v.object({
    characterId,
    source: accountSource,
    /** One for each account of the source. */
    names: texts,
    /** Name under which the character keeps the phrase; `null`: it does not. */
    keepAs: v.nullable(text),
  }),
  answer: answers<{ addresses: Hex[] }>(),
};
