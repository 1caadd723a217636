/** Keeps or undoes a change of a site or of a network's nodes that another login method made. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { characterId, flag, text } from '../schemas.ts';

/** @throws WalletError not-found (looked at already) | locked | closed */
export const settleChanged = {
  input: v.object({
    characterId,
    what: v.picklist(['site', 'route']),
    /** The site's origin, or the network's chain id in decimal. */
    key: text,
    /** `false`: as it was before the change. */
    keep: flag,
  }),
  answer: answers<null>(),
};
