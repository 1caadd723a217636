/** Gives characters new keys, so that whoever has the old ones reads nothing that comes after. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { proof } from '../login-schemas.ts';
import { texts, why } from '../schemas.ts';

/** @throws WalletError not-found | keys-missing | whatever a proof can (see `proof`) */
export const rotateCharacters = {
  input: v.object({ characterIds: texts, why, proof }),
  answer: answers<null>(),
};
