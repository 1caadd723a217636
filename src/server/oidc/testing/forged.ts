/** An issuer that lies, under a test's control: each of its three answers can be anything. Never outside tests. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, type SignOptions } from 'jose';
import type { IssuerOptions } from '../issuer-options.ts';

export type Step = 'discovery' | 'keys' | 'token';

/** Takes the place of an answer. */
export type Lie = (response: ServerResponse, request: IncomingMessage) => void;

export interface ForgedIssuer {
  issuer: string;
  options: IssuerOptions;
  /** What an honest issuer would say, to be changed. */
  metadata: Record<string, unknown>;
  keys: { keys: unknown[] };
  /** The ID token that is answered next, made of the claims of an honest one. */
  token: (claims: JWTPayload) => Promise<unknown> | unknown;
  /** Signs as an honest issuer does. */
  sign(claims: JWTPayload, header?: Record<string, unknown>, options?: SignOptions): Promise<string>;
  /** Signs with a new key from now on. @param publish beside which others */
  newKey(algorithm?: 'RS256' | 'ES256' | 'EdDSA'): Promise<void>;
  lies: Partial<Record<Step, Lie>>;
  /** How often each answer was asked for. */
  asked: Record<Step, number>;
  /** The form of the last token request, and its headers. */
  last: { form: URLSearchParams; authorization: string | undefined };
  stop(): Promise<void>;
}

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** Answers with the bytes of a text. */
export const says =
  (status: number, text: string): Lie =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(text);
/** Begins an answer and never ends it. */
export const dawdles: Lie = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{');
};
export const hangsUp: Lie = (response) => void response.socket?.destroy();
/** A valid answer after more bytes than anybody reads. */
export const babbles: Lie = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`${' '.repeat(1024 * 1024)}{}`);
};
export const redirects =
  (where: string): Lie =>
  (response) =>
    void response.writeHead(302, { location: where }).end();

/** The first key of every such issuer: making one takes long. */
const firstPair = generateKeyPair('RS256', { extractable: true });

/** @param nonceOf the nonce of the login that is under way @param now ms since 1970 */
export async function forgedIssuer(nonceOf: () => string, now: () => number): Promise<ForgedIssuer> {
  let kid = 0;
  let algorithm = 'RS256';
  let { privateKey } = await firstPair;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const forged: ForgedIssuer = {
    issuer,
    options: {
      id: 'forged',
      name: 'Forged',
      kind: 'account',
      issuer,
      clientId: 'client',
      clientSecret: null,
      scope: 'openid',
    },
    metadata: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    },
    keys: { keys: [] },
    token: (claims) => forged.sign(claims),
    sign: (claims, header = {}, options = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: String(kid), ...header }).sign(privateKey, options),
    async newKey(wanted = 'RS256') {
      algorithm = wanted;
      kid++;
      const pair = kid === 1 ? await firstPair : await generateKeyPair(wanted, { extractable: true });
      privateKey = pair.privateKey;
      forged.keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: String(kid), use: 'sig' }] };
    },
    lies: {},
    asked: { discovery: 0, keys: 0, token: 0 },
    last: { form: new URLSearchParams(), authorization: undefined },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const step: Step = request.url === '/token' ? 'token' : request.url === '/keys' ? 'keys' : 'discovery';
    forged.asked[step]++;
    let text = '';
    for await (const part of request) text += part;
    if (step === 'token')
      forged.last = { form: new URLSearchParams(text), authorization: request.headers.authorization };
    const lie = forged.lies[step];
    if (lie !== undefined) return lie(response, request);
    if (step === 'discovery') return send(response, 200, forged.metadata);
    if (step === 'keys') return send(response, 200, forged.keys);
    const iat = Math.floor(now() / 1000);
    const honest = { iss: issuer, aud: 'client', sub: 'ada', iat, exp: iat + 600, nonce: nonceOf() };
    send(response, 200, { access_token: 'a', token_type: 'Bearer', id_token: await forged.token(honest) });
  }
  await forged.newKey();
  return forged;
}
