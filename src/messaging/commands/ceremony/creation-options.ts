/** Returns the options to create a new passkey or security key for this identity. `replaces`: id of the login method whose credential it replaces; the same authenticator may hold the new one. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { text } from '../schemas.ts';
import type { DiscoveryOptions } from './discovery-options.ts';

export interface CreationOptions extends DiscoveryOptions {
  /** 32 random bytes. */
  userId: string;
  /** IDs of the identity's existing credentials, on all of its computers; an authenticator with one of them creates no second one. */
  exclude: string[];
}

export const creationOptions = {
  input: v.object({ replaces: v.nullable(text) }),
  answer: answers<CreationOptions>(),
};
