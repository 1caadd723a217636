/** Keeps a contact that another login method changed, after the person looked at it. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId } from '../schemas.ts';

/** @throws WalletError locked | closed */
export const keepContact = {
  input: v.object({ characterId, address }),
  answer: answers<null>(),
};
