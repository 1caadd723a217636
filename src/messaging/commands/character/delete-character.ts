/** Deletes a character with its accounts, sites and contacts, and refuses what it was asked. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { characterId } from '../schemas.ts';

/** @throws WalletError not-found | not-allowed (the last one) | whatever a proof can (see `proof`) */
export const deleteCharacter = {
  input: v.object({ characterId, proof }),
  answer: answers<null>(),
};
