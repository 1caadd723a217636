/** Disconnects a site from the other identity on this computer that it belongs to, so that it can be connected with the one in use. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';

/** Does nothing where the site belongs to no other identity. */
export const takeSite = {
  input: v.object({ origin: text }),
  answer: answers<null>(),
};
