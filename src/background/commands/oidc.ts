/** Commands of accounts at issuers: which ones a key server takes, and the two ends of a login there. */
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function oidcCommands({ session: { oidc } }: Wallet) {
  return {
    'oidc-issuers': (which) => oidc.issuers(which),
    'oidc-begin': ({ issuerId, redirectUri, ...which }) => oidc.begin(which, issuerId, redirectUri),
    'oidc-finish': ({ pending, answer, ...which }) => oidc.finish(which, pending, answer),
  } satisfies Partial<Handlers>;
}
