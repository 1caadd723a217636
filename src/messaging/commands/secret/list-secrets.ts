/** Lists the site logins and secret notes of an open character, without their secrets. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { SecretView } from '../../secret.ts';
import { characterId } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const listSecrets = {
  input: v.object({ characterId }),
  answer: answers<{
    entries: SecretView[];
    /** The part of the character's room for them that is taken: 1 is full. */
    taken: number;
  }>(),
  silent: true,
};
