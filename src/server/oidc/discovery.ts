/**
 * What one issuer publishes: its endpoints (OpenID Connect Discovery 1.0) and its keys (JWK Set), each fetched when it is
 * needed, cached for a while and fetched by one request at a time. A token by an unknown key makes it fetch the keys again, at most
 * every half minute. An issuer that failed is left alone for a few seconds.
 */
import { createLocalJWKSet } from 'jose';
import * as v from 'valibot';
import { OIDC_LIMITS } from '../../messaging/key-server/oidc.ts';
import { askIssuer, IssuerFault, type IssuerStep, isUsableUrl } from './outbound.ts';

const MINUTE = 60_000;
/** How long endpoints are used (ms). */
const ENDPOINTS_LIFE = 60 * MINUTE;
/** How long keys are used (ms): a key that the issuer takes back is refused after this time. */
const KEYS_LIFE = 10 * MINUTE;
/** Least time between two requests for keys that an unknown key causes (ms). */
const REFETCH_PAUSE = MINUTE / 2;
/** How long a failure is repeated without another request (ms). */
const FAILURE_LIFE = 5000;
/** Most keys of one issuer. */
const MAX_KEYS = 64;

const PROMPTS = ['select_account', 'login'] as const;

const url = v.pipe(v.string(), v.maxLength(OIDC_LIMITS.url));
const names = v.optional(v.array(v.string()));

const metadataSchema = v.object({
  issuer: v.string(),
  authorization_endpoint: url,
  token_endpoint: url,
  jwks_uri: url,
  token_endpoint_auth_methods_supported: names,
  prompt_values_supported: names,
  authorization_response_iss_parameter_supported: v.optional(v.boolean(), false),
});

const keysSchema = v.object({ keys: v.pipe(v.array(v.looseObject({})), v.maxLength(MAX_KEYS)) });

export interface Endpoints {
  authorization: string;
  token: string;
  keys: string;
  /** The client secret goes into the body (`client_secret_post`), as the issuer takes no other way. */
  secretInBody: boolean;
  prompt: 'select_account' | 'login' | null;
  /** RFC 9207. */
  issInAnswer: boolean;
}

/** A JWK Set, as `jwtVerify` takes it. */
export type Keys = ReturnType<typeof createLocalJWKSet>;

export interface Discovery {
  /** @throws IssuerFault */
  endpoints(): Promise<Endpoints>;
  /** @param unknown a key was not among those of the last answer @throws IssuerFault */
  keys(unknown?: boolean): Promise<Keys>;
}

async function fetchEndpoints(issuer: string): Promise<Endpoints> {
  const { status, json } = await askIssuer(
    'discovery',
    `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  );
  const parsed = v.safeParse(metadataSchema, json, { abortEarly: true });
  if (status !== 200 || !parsed.success || parsed.output.issuer !== issuer) throw new IssuerFault('discovery');
  const found = parsed.output;
  const all = [found.authorization_endpoint, found.token_endpoint, found.jwks_uri];
  if (!all.every((each) => isUsableUrl(each, issuer))) throw new IssuerFault('discovery');
  const methods = found.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return {
    authorization: found.authorization_endpoint,
    token: found.token_endpoint,
    keys: found.jwks_uri,
    secretInBody: !methods.includes('client_secret_basic') && methods.includes('client_secret_post'),
    // An issuer that does not say what it offers knows what the standard names.
    prompt: PROMPTS.find((prompt) => found.prompt_values_supported?.includes(prompt) ?? true) ?? null,
    issInAnswer: found.authorization_response_iss_parameter_supported,
  };
}

async function fetchKeys({ keys }: Endpoints): Promise<Keys> {
  const { status, json } = await askIssuer('keys', keys);
  const parsed = v.safeParse(keysSchema, json, { abortEarly: true });
  if (status !== 200 || !parsed.success) throw new IssuerFault('keys');
  return createLocalJWKSet(parsed.output);
}

interface Cached<Value> {
  /** @param fresh longest age (ms) of a value that may be used */
  get(fresh: number): Promise<Value>;
}

/** A value that is fetched again when it is too old. Those who ask meanwhile wait for the same answer. */
function cached<Value>(fetchValue: () => Promise<Value>, step: IssuerStep, now: () => number): Cached<Value> {
  let held: { value: Value; at: number } | null = null;
  let failedAt: number | null = null;
  let running: Promise<Value> | null = null;
  /** A clock that was set back makes everything old. */
  const isWithin = (at: number, life: number): boolean => now() >= at && now() - at < life;
  async function fetchNow(): Promise<Value> {
    try {
      const value = await fetchValue();
      held = { value, at: now() };
      failedAt = null;
      return value;
    } catch (error) {
      failedAt = now();
      throw error;
    } finally {
      running = null;
    }
  }
  return {
    async get(fresh) {
      if (held !== null && isWithin(held.at, fresh)) return held.value;
      if (failedAt !== null && isWithin(failedAt, FAILURE_LIFE)) throw new IssuerFault(step);
      running ??= fetchNow();
      return running;
    },
  };
}

/** @param issuer identifier, exactly as ID tokens name it @param now ms since 1970 */
export function createDiscovery(issuer: string, now: () => number): Discovery {
  const endpoints = cached(() => fetchEndpoints(issuer), 'discovery', now);
  const current = () => endpoints.get(ENDPOINTS_LIFE);
  const keys = cached(async () => fetchKeys(await current()), 'keys', now);
  let refetchedAt: number | null = null;
  return {
    endpoints: current,
    async keys(unknown = false) {
      const isTooSoon = refetchedAt !== null && now() >= refetchedAt && now() - refetchedAt < REFETCH_PAUSE;
      if (!unknown || isTooSoon) return keys.get(KEYS_LIFE);
      refetchedAt = now();
      return keys.get(0);
    },
  };
}
