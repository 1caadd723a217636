/** The client of a key server's routes for accounts at OpenID Connect issuers. It sends no secret but the authorization code, which is used up at once. */
import type * as v from 'valibot';
import { WalletError } from '../../lib/errors.ts';
import { sync as t } from '../../locales/en/sync.ts';
import {
  type finishOidcSchema,
  oidcFinishedSchema,
  type oidcIssuerSchema,
  oidcIssuersSchema,
  oidcStartedSchema,
} from '../../messaging/key-server/oidc.ts';
import { badServer, type Http, isSecureUrl, takeValue } from './http.ts';

export type OidcIssuer = v.InferOutput<typeof oidcIssuerSchema>;

export interface RemoteOidc {
  /** The issuers whose accounts this server takes; none where the operator named none. */
  issuers(): Promise<OidcIssuer[]>;
  /** Begins a login. @param issuer its `id` @throws WalletError issuer-unreachable | not-found */
  start(issuer: string): Promise<v.InferOutput<typeof oidcStartedSchema>>;
  /** Has the server redeem the code. @throws WalletError issuer-refused | issuer-unreachable, then the login must begin anew */
  finish(
    login: v.InferOutput<typeof finishOidcSchema>,
  ): Promise<{ accountTicket: Uint8Array; expires: number; row: Uint8Array }>;
}

export function createRemoteOidc({ ask }: Http): RemoteOidc {
  const post = (path: string, body: unknown) => ({ method: 'POST', path: `/v1/oidc/${path}`, body }) as const;
  return {
    async issuers() {
      const { issuers } = takeValue(await ask({ method: 'GET', path: '/v1/oidc/issuers' }, oidcIssuersSchema));
      if (new Set(issuers.map(({ id }) => id)).size !== issuers.length) throw badServer(t.issuerTwice);
      if (!issuers.every(({ issuer }) => isSecureUrl(issuer))) throw badServer(t.issuerInsecure);
      return issuers;
    },
    async start(issuer) {
      const answer = await ask(post('start', { issuer }), oidcStartedSchema);
      if (answer.kind === 'error' && answer.code === 'not-found') throw new WalletError('not-found', t.issuerNotTaken);
      const started = takeValue(answer);
      if (!isSecureUrl(started.authorizationEndpoint)) throw badServer(t.loginPageInsecure);
      return started;
    },
    async finish(login) {
      const answer = await ask(post('finish', login), oidcFinishedSchema);
      if (answer.kind === 'error' && (answer.code === 'refused' || answer.code === 'not-found'))
        throw new WalletError('issuer-refused', t.loginNotAccepted);
      return takeValue(answer);
    },
  };
}
