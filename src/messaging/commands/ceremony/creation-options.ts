/** Gives a page what it needs to make a new passkey or security key for this identity. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { DiscoveryOptions } from './discovery-options.ts';

export interface CreationOptions extends DiscoveryOptions {
  /** 32 random bytes. */
  userId: string;
  /** Ids of credentials that this identity has already: the authenticator makes no second one. */
  exclude: string[];
}

export const creationOptions = {
  input: v.object({}),
  answer: answers<CreationOptions>(),
};
