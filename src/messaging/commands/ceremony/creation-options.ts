/** Returns the options to create a new passkey or security key for this identity. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { DiscoveryOptions } from './discovery-options.ts';

export interface CreationOptions extends DiscoveryOptions {
  /** 32 random bytes. */
  userId: string;
  /** IDs of the identity's existing credentials; an authenticator with one of them creates no second one. */
  exclude: string[];
}

export const creationOptions = {
  input: v.object({}),
  answer: answers<CreationOptions>(),
};
