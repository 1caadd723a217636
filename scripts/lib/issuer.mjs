/**
 * An OpenID Connect issuer on this computer, for tests and for trying it out: the real oidc-provider, where any account name logs in. Never
 * for anything else, as it asks for no password.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { interactionPolicy, Provider } from 'oidc-provider';

/** @typedef {'RS256' | 'ES256' | 'EdDSA'} Algorithm */

/**
 * @typedef {object} IssuerChoice
 * @property {string} extensionId whose redirect URIs are registered
 * @property {string[]} [servers] origins of the key servers that are registered; left out: of any
 * @property {number} [port] 0 takes a free one
 * @property {string} [id] in the key server's options
 * @property {string} [name]
 * @property {'account' | 'company' | 'phone'} [kind]
 * @property {Algorithm} [algorithm] of ID tokens
 * @property {string | null} [clientSecret] `null`: a public client
 * @property {'client_secret_basic' | 'client_secret_post'} [secretBy] how the secret is sent
 */

/**
 * @typedef {object} TestIssuer
 * @property {string} issuer
 * @property {{ id: string, name: string, kind: 'account' | 'company' | 'phone', issuer: string, clientId: string, clientSecret: string | null, scope: string }} options
 *   as the key server's `--issuers` takes it
 * @property {() => void} rotateKeys signs with a new key from now on; the old one is no longer published
 * @property {(what: 'up' | 'down' | 'broken') => void} become `down` cuts every connection, `broken` answers 500
 * @property {string[]} asked every request so far, as `METHOD /path`
 * @property {() => Promise<void>} stop
 */

/** @param {Algorithm} algorithm */
function newKey(algorithm) {
  const { privateKey } =
    algorithm === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : algorithm === 'ES256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: algorithm, use: 'sig' };
}

/** The storage of one issuer; the library's own is shared by all of a process. */
function memoryAdapter() {
  /** @type {Map<string, any>} */
  const rows = new Map();
  return class {
    /** @param {string} model */
    constructor(model) {
      this.model = model;
    }
    /** @param {string} id @param {any} payload */
    async upsert(id, payload) {
      rows.set(`${this.model}:${id}`, payload);
    }
    /** @param {string} id */
    async find(id) {
      return rows.get(`${this.model}:${id}`);
    }
    async findByUserCode() {
      return undefined;
    }
    /** @param {string} uid */
    async findByUid(uid) {
      return [...rows.entries()].find(([name, row]) => name.startsWith(`${this.model}:`) && row.uid === uid)?.[1];
    }
    /** @param {string} id */
    async consume(id) {
      const row = rows.get(`${this.model}:${id}`);
      if (row !== undefined) row.consumed = Math.floor(Date.now() / 1000);
    }
    /** @param {string} id */
    async destroy(id) {
      rows.delete(`${this.model}:${id}`);
    }
    /** @param {string} grantId */
    async revokeByGrantId(grantId) {
      for (const [name, row] of rows) if (row.grantId === grantId) rows.delete(name);
    }
  };
}

/** Asks which account it shall be, also where one is logged in already. */
function policy() {
  const base = interactionPolicy.base();
  base.add(
    new interactionPolicy.Prompt(
      { name: 'select_account', requestable: true },
      new interactionPolicy.Check('chosen', 'The person chooses an account.', () => false),
    ),
    0,
  );
  return base;
}

/** @param {string} name of the issuer */
const loginPage = (name) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width"><style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 15vh auto; max-width: 22rem; padding: 0 1rem; color: #1d1d1f }
input, button { font: inherit; padding: .6rem .8rem; width: 100%; box-sizing: border-box; margin-top: .6rem; border-radius: .5rem; border: 1px solid #999 }
button { border: 0; background: #1a5fb4; color: #fff } button.plain { background: none; color: #1a5fb4 }
</style><h1>${name}</h1><p>A login page for trials: any account name will do.</p>
<form method="post"><label>Account <input name="login" autofocus autocomplete="username"></label>
<button name="act" value="login">Log in</button><button class="plain" name="act" value="cancel">Cancel</button></form></html>`;

/** @param {import('node:http').IncomingMessage} request */
async function formOf(request) {
  let text = '';
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

/**
 * @param {IssuerChoice} choice
 * @returns {Promise<TestIssuer>}
 */
export async function startIssuer(choice) {
  const { extensionId, servers, port = 0, id = 'trial', name = 'Trial Accounts', kind = 'account' } = choice;
  const { algorithm = 'RS256', clientSecret = null, secretBy = 'client_secret_basic' } = choice;
  const clientId = `dramatis-${id}`;
  const redirects = `https://${extensionId}.chromiumapp.org/oidc/`;
  const adapter = memoryAdapter();
  const cookieKey = randomUUID();
  /** @type {string[]} */
  const asked = [];
  /** @type {'up' | 'down' | 'broken'} */
  let state = 'up';
  /** @type {Provider} */
  let provider;
  /** @type {ReturnType<Provider['callback']>} */
  let handle;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(null));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const issuer = `http://127.0.0.1:${address.port}`;

  function begin() {
    provider = new Provider(issuer, {
      adapter,
      clients: [
        {
          client_id: clientId,
          ...(clientSecret === null ? {} : { client_secret: clientSecret }),
          redirect_uris: (servers ?? ['https://keys.example']).map((server) => redirects + new URL(server).host),
          response_types: ['code'],
          grant_types: ['authorization_code'],
          token_endpoint_auth_method: clientSecret === null ? 'none' : secretBy,
          id_token_signed_response_alg: algorithm,
        },
      ],
      clientAuthMethods: clientSecret === null ? ['none'] : [secretBy],
      enabledJWA: { idTokenSigningAlgValues: [algorithm] },
      jwks: { keys: [newKey(algorithm)] },
      cookies: { keys: [cookieKey] },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 900, Session: 900 },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { policy: policy(), url: (_context, interaction) => `/interaction/${interaction.uid}` },
      async renderError(context, out) {
        context.type = 'text/plain';
        context.body = `This issuer refuses: ${out.error}`;
      },
      findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
      // There is one client, and nobody has to agree to it.
      async loadExistingGrant(context) {
        const grant = new context.oidc.provider.Grant({
          clientId,
          accountId: /** @type {string} */ (context.oidc.session?.accountId),
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
    if (servers === undefined)
      Object.assign(provider.Client.prototype, {
        redirectUriAllowed: (/** @type {string} */ address) => address.startsWith(redirects),
      });
    handle = provider.callback();
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async function answer(request, response) {
    const path = (request.url ?? '/').split('?')[0] ?? '';
    asked.push(`${request.method} ${path}`);
    if (state === 'down') return request.socket.destroy();
    if (state === 'broken') return response.writeHead(500).end('broken');
    if (!path.startsWith('/interaction/')) return handle(request, response);
    if (request.method !== 'POST')
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(loginPage(name));
    const form = await formOf(request);
    const result =
      form.get('act') === 'cancel'
        ? { error: 'access_denied', error_description: 'The person does not want to.' }
        : { login: { accountId: form.get('login') || 'nobody' }, select_account: {} };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  begin();
  return {
    issuer,
    options: { id, name, kind, issuer, clientId, clientSecret, scope: 'openid' },
    asked,
    rotateKeys: begin,
    become(what) {
      state = what;
      if (what === 'down') server.closeAllConnections();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Logs in at a trial issuer as a browser would.
 * @param {string} url of the authorization request
 * @param {string | null} login account name; `null` cancels
 * @returns {Promise<string>} the address outside of the issuer to which it sends the person
 */
export async function logInAt(url, login) {
  /** @type {Map<string, string>} */
  const cookies = new Map();
  const { origin } = new URL(url);
  let next = url;
  for (let steps = 0; steps < 10; steps++) {
    const isForm = next.includes('/interaction/');
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(isForm
        ? {
            method: 'POST',
            body: new URLSearchParams({ login: login ?? '', act: login === null ? 'cancel' : 'login' }),
          }
        : {}),
    });
    await response.body?.cancel();
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The issuer answered ${response.status} without sending anybody on.`);
    next = new URL(location, next).href;
    if (new URL(next).origin !== origin) return next;
  }
  throw new Error('The issuer sends people round and round.');
}
