/** The form of a connected site in a profile: see permissions/grant.ts. */
import * as v from 'valibot';
import type { Hex } from '../../lib/bytes.ts';
import type { SignInPolicy } from '../../messaging/sign-in-policy.ts';
import { orElse } from '../../vault/stored.ts';
import { origin } from './origin-schema.ts';

const address = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value));
const chainId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const moment = v.pipe(v.number(), v.safeInteger());

/** What the site has of a Nostr key. */
const nostrGrantSchema = v.object({
  /** Hex. */
  publicKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  since: orElse(moment, 0),
  /** Until when it may do these without a prompt (ms since 1970): see permissions/grant.ts. */
  free: orElse(v.record(v.string(), moment), {}),
});

/** Sign-ins that the site has without a prompt: see messaging/sign-in-policy.ts. */
const signInPolicySchema = v.object({
  account: address,
  domain: v.string(),
  uriPrefix: v.string(),
  chains: v.array(chainId),
  resources: v.array(v.string()),
  statement: v.nullable(v.string()),
  longest: v.nullable(v.number()),
  since: moment,
  until: moment,
}) satisfies v.GenericSchema<unknown, SignInPolicy>;

export const siteSchema = v.object({
  origin,
  accounts: v.array(address),
  chainId,
  /** Networks to which the site may switch without a prompt. */
  chains: v.optional(orElse(v.array(chainId), [])),
  since: orElse(moment, 0),
  // Where it cannot be read whether the site may see them, it may not.
  serves: orElse(v.boolean(), false),
  nostr: v.optional(nostrGrantSchema),
  // Where it cannot be read, the site asks.
  signsIn: orElse(v.optional(signInPolicySchema), undefined),
});
