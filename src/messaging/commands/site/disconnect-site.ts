/** Disconnects a site from a character. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, text } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const disconnectSite = {
  input: v.object({ characterId, origin: text }),
  answer: answers<null>(),
};
