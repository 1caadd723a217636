/** Gives a page what it needs for one ceremony with whichever passkey of this wallet the person picks. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** Bytes are base64url. */
export interface DiscoveryOptions {
  /** Names the local salt, which the worker keeps; it comes back with what the ceremony gave. */
  ticket: string;
  /** `null`: the extension's own. */
  rpId: string | null;
  /** 32 random bytes. */
  challenge: string;
  /** PRF inputs for the server label and for the local label. */
  prfFirst: string;
  prfSecond: string;
}

export const discoveryOptions = {
  input: v.object({}),
  answer: answers<DiscoveryOptions>(),
};
