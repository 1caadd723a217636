/** Routes of accounts at OpenID Connect issuers (messaging/key-server/oidc.ts). Neither code, token nor subject is stored or logged. */
import { oidcNonce } from '../../keys/account-ticket.ts';
import { finishOidcSchema, oidcRedirect, startOidcSchema } from '../../messaging/key-server/oidc.ts';
import type { App } from '../app-type.ts';
import { createChallenge, isChallenge, spendChallenge } from '../challenges.ts';
import { answer } from '../http/answer.ts';
import { readBody } from '../http/body.ts';
import { malformed, refused, ServerError } from '../http/errors.ts';
import { describeError } from '../log.ts';
import type { Parts } from '../parts.ts';
import { subjectKey } from '../rows/account.ts';
import { createAccountTickets } from '../rows/account-ticket.ts';
import { createCostlyLimit } from '../rows/costly-limit.ts';
import { createIssuer, type Issuer } from './issuer.ts';
import { IssuerFault } from './outbound.ts';

/** Most bytes of a request here. */
const BODY = 8 * 1024;
/** Most codes that are redeemed at one time: an issuer that answers slowly holds up its own logins only. */
const MAX_RUNNING = 64;

export function addOidcRoutes(app: App, parts: Parts): void {
  const issuers = new Map(parts.issuers.map((options) => [options.id, createIssuer(options, parts.now)]));
  const tickets = createAccountTickets(parts);
  const limit = createCostlyLimit(parts);
  const asking = createAsking(parts);
  const issuerOf = (id: string): Issuer => {
    const issuer = issuers.get(id);
    if (issuer === undefined) throw new ServerError('not-found', 'This server knows no such issuer.');
    return issuer;
  };

  app.get('/v1/oidc/issuers', () =>
    answer({
      issuers: parts.issuers.map(({ id, name, kind, issuer, clientId, scope }) => ({
        id,
        name,
        kind,
        issuer,
        clientId,
        scope,
      })),
    }),
  );
  app.post('/v1/oidc/start', async ({ req, env }) => {
    limit(env.address);
    const issuer = issuerOf((await readBody(req, startOidcSchema, BODY)).issuer);
    const { authorization, prompt, issInAnswer } = await asking(issuer, () => issuer.endpoints());
    const challenge = createChallenge(parts, 'oidc');
    return answer({ challenge, authorizationEndpoint: authorization, prompt, issInAnswer });
  });
  app.post('/v1/oidc/finish', async ({ req, env }) => {
    limit(env.address);
    const login = await readBody(req, finishOidcSchema, BODY);
    const issuer = issuerOf(login.issuer);
    const { challenge, publicKey, redirectUri } = login;
    // Not the address of another server's logins.
    if (redirectUri !== oidcRedirect(redirectUri, parts.origin)) throw malformed();
    const { issuer: name, clientId } = issuer.options;
    // Spent before the issuer is asked: nobody has a code tried twice.
    const isFirst = isChallenge(parts, 'oidc', challenge) && (await spendChallenge(parts.store, challenge, challenge));
    if (!isFirst) throw refused();
    const nonce = oidcNonce({ origin: parts.origin, issuer: name, clientId, challenge, publicKey });
    const found = await asking(issuer, () => issuer.subjectOf(login, nonce));
    parts.metrics.count(found.kind === 'verified' ? 'oidc-logins' : `oidc-${found.kind}`);
    if (found.kind !== 'verified') throw refused();
    const row = subjectKey(parts.secrets.accountNameKey, name, found.subject);
    return answer({ ...tickets.make(row, publicKey), row });
  });
}

/** Runs what asks an issuer, a bounded number at a time, and turns its failures into errors of the protocol. */
function createAsking({ log, metrics }: Pick<Parts, 'log' | 'metrics'>) {
  const running = new Map<string, number>();
  return async <Result>({ options: { id } }: Issuer, act: () => Promise<Result>): Promise<Result> => {
    const count = running.get(id) ?? 0;
    if (count >= MAX_RUNNING)
      throw new ServerError('unavailable', 'Too many logins at this issuer at once.', { retryAfter: 2 });
    running.set(id, count + 1);
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof IssuerFault)) throw error;
      metrics.count('oidc-unreachable');
      log('issuer', { issuer: id, step: error.step, error: describeError(error.cause ?? error) });
      throw new ServerError('issuer-unreachable', 'The issuer does not answer as it should.', { retryAfter: 5 });
    } finally {
      running.set(id, (running.get(id) ?? 1) - 1);
    }
  };
}
