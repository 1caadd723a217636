/** The issuers whose accounts the operator admits: a JSON list, from a file or from the environment, checked before the server starts. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { OIDC_LIMITS, oidcIssuerSchema } from '../../messaging/key-server/oidc.ts';
import { isUsableUrl } from './outbound.ts';

const optionsSchema = v.strictObject({
  ...oidcIssuerSchema.entries,
  scope: v.optional(oidcIssuerSchema.entries.scope, 'openid'),
  kind: v.optional(oidcIssuerSchema.entries.kind, 'account'),
  /** `null`: a public client, which PKCE alone protects. */
  clientSecret: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1024))), null),
});

/** An issuer as the operator names it; all but `clientSecret` is public. */
export type IssuerOptions = v.InferOutput<typeof optionsSchema>;

const listSchema = v.pipe(v.array(optionsSchema), v.maxLength(OIDC_LIMITS.issuers));

/** @param text JSON @param where it comes from, for the error @throws Error that says what is wrong */
function parseIssuers(text: string, where: string): IssuerOptions[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`${where} is not JSON.`);
  }
  const parsed = v.safeParse(listSchema, json);
  if (!parsed.success) {
    // The place alone: a value may be a secret.
    const place = v.getDotPath(parsed.issues[0]) ?? 'the list';
    throw new Error(`${where} is wrong at ${place}. See docs/key-server.md.`);
  }
  for (const { id, issuer, scope } of parsed.output) {
    const { search, hash } = new URL(issuer);
    if (!isUsableUrl(issuer, issuer) || search !== '' || hash !== '')
      throw new Error(`${where}: the issuer of "${id}" needs an address such as https://login.example.org.`);
    if (!scope.split(' ').includes('openid')) throw new Error(`${where}: the scope of "${id}" lacks openid.`);
  }
  const ids = parsed.output.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new Error(`${where} names "${twice}" twice.`);
  return parsed.output;
}

/** @param file of `--issuers`; without one the environment's `OIDC_ISSUERS` counts @throws Error */
export function readIssuers(file: string | undefined, environment: NodeJS.ProcessEnv): IssuerOptions[] {
  const { OIDC_ISSUERS: text } = environment;
  if (file !== undefined) return parseIssuers(readFileSync(file, 'utf8'), file);
  return text === undefined || text === '' ? [] : parseIssuers(text, 'OIDC_ISSUERS');
}
