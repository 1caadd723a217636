/**
 * Logins at the issuers of a key server, for a page that opens the issuer's login page. What is under way goes to the page and comes back as
 * text, so that a stopped worker loses nothing: the key in it is of this one login, and worthless without the passphrase.
 */
import { toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { fromJsonBytes, toJsonBytes } from '../../lib/json-bytes.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import type { IssuerAccount } from '../../messaging/login.ts';
import { beginOidcLogin, finishOidcLogin, type PendingOidc } from '../../sync/oidc-login.ts';
import type { OidcIssuer, RemoteOidc } from '../../sync/remote/oidc.ts';

/** Which key server: by its URL, else that of a login method that is here (hex id), else that of the open identity. */
export interface WhichServer {
  server: string | null;
  methodId: string | null;
}

export interface OidcActs {
  /** @throws WalletError not-found (no key server is known) | server-unreachable | bad-server */
  issuers(which: WhichServer): Promise<(Pick<OidcIssuer, 'id' | 'name' | 'kind'> & { host: string })[]>;
  /** @returns `url` of the issuer's page, `pending` for `finish` @throws WalletError issuer-unreachable | not-found | server-unreachable */
  begin(which: WhichServer, issuerId: string, redirectUri: string): Promise<{ url: string; pending: string }>;
  /** @param answer the address that the issuer sent the person back to @throws WalletError stopped | issuer-refused | issuer-unreachable */
  finish(which: WhichServer, pending: string, answer: string): Promise<IssuerAccount>;
}

interface Pending {
  login: PendingOidc;
  name: string;
}

export interface OidcActsParts {
  oidcAt(origin: string): RemoteOidc;
  /** Origin of the key server of this choice. @throws WalletError not-found */
  serverOf(which: WhichServer): Promise<string>;
}

export function createOidcActs({ oidcAt, serverOf }: OidcActsParts): OidcActs {
  return {
    async issuers(which) {
      const issuers = await oidcAt(await serverOf(which)).issuers();
      return issuers.map(({ id, name, kind, issuer }) => ({ id, name, kind, host: new URL(issuer).host }));
    },
    async begin(which, issuerId, redirectUri) {
      const origin = await serverOf(which);
      const remote = oidcAt(origin);
      const issuer = (await remote.issuers()).find(({ id }) => id === issuerId);
      if (issuer === undefined) throw noLonger();
      const { url, pending } = await beginOidcLogin(remote, origin, issuer, redirectUri);
      return { url, pending: toJsonBytes({ login: pending, name: issuer.name } satisfies Pending) };
    },
    async finish(which, text, answer) {
      const { login, name } = fromJsonBytes(text) as Pending;
      const { row, accountTicket, seed } = await finishOidcLogin(oidcAt(await serverOf(which)), login, answer);
      return {
        issuer: { id: login.issuerId, name },
        row: toBase64Url(row),
        accountTicket: toBase64Url(accountTicket),
        seed: toBase64Url(seed),
      };
    },
  };
}

const noLonger = () => new WalletError('not-found', t.issuerNotTaken);
