/** Puts a network into the menus, or takes it out of them. It stays in the list either way. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { chainId, flag } from '../schemas.ts';

/** @throws WalletError not-found */
export const showNetwork = {
  input: v.object({ chainId, shown: flag }),
  answer: answers<null>(),
};
