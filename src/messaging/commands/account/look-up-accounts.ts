/** Asks the networks about accounts of another wallet, before they are imported. */
import * as v from 'valibot';
import type { SourceLookup } from '../../account-source.ts';
import { answers } from '../../command-contract.ts';
import { accountSource, characterId } from '../schemas.ts';

/** @throws WalletError bad-input (no phrase, key or path; too many) | not-found (a kept phrase) | locked | closed */
export const lookUpAccounts = {
  input: v.object({ characterId, source: accountSource }),
  answer: answers<SourceLookup>(),
};
