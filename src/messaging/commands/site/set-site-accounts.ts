/** Sets the accounts that a connected site sees, the active one first. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, characterId, text } from '../schemas.ts';

/** @throws WalletError not-found (an account or the connection) | bad-input (none) | locked | closed */
export const setSiteAccounts = {
  input: v.object({ characterId, origin: text, accounts: v.array(address) }),
  answer: answers<null>(),
};
