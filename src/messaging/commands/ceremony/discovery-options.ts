/** Returns the options for a ceremony with any passkey of this wallet that the user chooses. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';

/** Bytes are base64url. */
export interface DiscoveryOptions {
  /** Identifies the local salt that the worker stores; the page returns the ticket with the ceremony's answer. */
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
