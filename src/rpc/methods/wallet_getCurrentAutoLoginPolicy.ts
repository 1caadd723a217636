/** wallet_getCurrentAutoLoginPolicy (ERC-8019): which sign-ins the person lets this site have without a prompt. Tells nothing of other sites. */

import type { SignInPolicy } from '../../messaging/sign-in-policy.ts';
import { siteHost } from '../../messaging/site-host.ts';
import { type Context, type Method, plain } from '../method.ts';

const NONE = { activePolicy: null, expires: 0 };

export const walletGetCurrentAutoLoginPolicy: Method = plain('nothing', ({ caller, deps, grant }: Context) => {
  // Neither in a frame nor on a page that was loaded without encryption is anything signed without a prompt.
  const mayBe = caller.frameId === 0 && !siteHost(caller.origin).insecure;
  const policy = grant?.signsIn;
  const isActive = mayBe && policy !== undefined && policy.until > deps.clock();
  return { ...(isActive ? toAnswer(policy) : NONE), willingToCreatePolicy: mayBe };
});

/** Durations and moments of the answer are in seconds. */
const toAnswer = ({ domain, uriPrefix, chains, resources, since, until }: SignInPolicy) => ({
  activePolicy: {
    domain,
    uriPrefix,
    allowedChains: chains,
    allowedResources: resources,
    // Accounts sign with a key of their own; no contract signs for them.
    supportsEIP6492: false,
    defaultExpiration: Math.round((until - since) / 1000),
  },
  expires: Math.floor(until / 1000),
});
