/** Removes the login key of a site, which is disconnected from it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/** @throws WalletError not-found */
export const removeLoginKey = {
  input: v.object({ characterId, address }),
  answer: answers<null>(),
};
