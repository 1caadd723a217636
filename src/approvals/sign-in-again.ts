/**
 * Which sign-ins a person may let a site have again without a prompt, and which of them fit what was agreed to (ERC-8019). Stricter than
 * that standard: it also looks at the account, the statement, the length of the session and when the message was written, and never lets
 * delegated permissions (ERC-5573) pass.
 */
import { isRecap } from '../ethereum/recap.ts';
import { parseSignIn, type SignIn } from '../ethereum/sign-in.ts';
import { writeSignIn } from '../ethereum/sign-in-text.ts';
import { fromHex, fromUtf8, type Hex } from '../lib/bytes.ts';
import { AGAIN, type SignInAgain, type SignInPolicy } from '../messaging/sign-in-policy.ts';
import type { Payload } from './record.ts';

/** Longest policies that are kept, in characters and entries: each lies in the profile. */
const LONGEST = { uriPrefix: 400, statement: 600, resource: 300 };
const MOST_RESOURCES = 8;

/** A message was written at most this long ago (ms): sites make a new one each time. */
const FRESH = 10 * 60_000;
/** Sites read their clock once for the beginning and once for the end (ms). */
const JITTER = 60_000;

/** @param account that signs, or stands for the one that is still being chosen @returns `null`: it is no well-formed sign-in */
export function signInOf(payload: Payload, account: Hex): SignIn | null {
  try {
    if (payload.kind === 'personal-sign') return parseSignIn(fromUtf8(fromHex(payload.message)));
    return payload.kind === 'connect' && payload.signIn ? parseSignIn(writeSignIn(payload.signIn, account)) : null;
  } catch {
    return null;
  }
}

/**
 * The policy that a sign-in makes which the person read and signed.
 * @param origin of the site, as the browser gives it @param now ms since 1970
 * @returns `null`: a site has to ask each time for one like this
 */
export function policyOf(
  signIn: SignIn,
  origin: string,
  { now, again }: { now: number; again: SignInAgain },
): SignInPolicy | null {
  const { domain, statement, uri, address, chainId, expirationTime, issuedAt } = signIn;
  const [site, named] = [new URL(origin), URL.canParse(uri) ? new URL(uri) : null];
  if (named?.origin !== origin || domain !== site.host) return null;
  const policy: SignInPolicy = {
    account: address,
    domain,
    uriPrefix: `${named.origin}${named.pathname}`,
    chains: [chainId],
    resources: [...new Set(signIn.resources)],
    statement,
    longest: expirationTime === null ? null : expirationTime - issuedAt,
    since: now,
    until: now + AGAIN[again],
  };
  const isSmall =
    policy.uriPrefix.length <= LONGEST.uriPrefix &&
    (statement ?? '').length <= LONGEST.statement &&
    policy.resources.length <= MOST_RESOURCES &&
    policy.resources.every((resource) => resource.length <= LONGEST.resource);
  return isSmall && fits(signIn, policy, { account: address, now: issuedAt }) ? policy : null;
}

/** Does this sign-in say nothing that the person did not agree to? That it is for the asking site is looked at by its review. */
export function fits(signIn: SignIn, policy: SignInPolicy, { account, now }: { account: Hex; now: number }): boolean {
  const { domain, uri, chainId, resources, statement, expirationTime, issuedAt } = signIn;
  const { longest } = policy;
  const isShort = longest === null || (expirationTime !== null && expirationTime - issuedAt <= longest + JITTER);
  return (
    now < policy.until &&
    // A clock that was set back prolongs nothing.
    now >= policy.since - FRESH &&
    account === policy.account &&
    signIn.address === policy.account &&
    domain === policy.domain &&
    URL.canParse(uri) &&
    // As the browser reads it: `/login/../admin` is not below `/login`.
    new URL(uri).href.startsWith(policy.uriPrefix) &&
    policy.chains.includes(chainId) &&
    resources.every((resource) => !isRecap(resource) && policy.resources.includes(resource)) &&
    (statement === null || statement === policy.statement) &&
    isShort &&
    now - issuedAt <= FRESH
  );
}
