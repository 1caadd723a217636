/** A person with an account at a real issuer (oidc-provider): the wallet's own login there, a real key server, and the page's OPAQUE client. For tests only. */
import { logInAt, startIssuer } from '../../../scripts/lib/issuer.mjs';
import type { IssuerAccount, PasswordKey } from '../../messaging/login.ts';
import { TEST_ORIGIN } from '../../server/testing/app.ts';
import { askWithPassword, registerPassword } from '../../ui/methods/password/opaque.ts';
import { createMethodActs, type MethodActs } from '../change/method-acts.ts';
import type { OpenCredential } from '../login/login-method.ts';
import { oidc } from '../login/oidc.ts';
import { createOidcActs } from '../login/oidc-acts.ts';
import { toPasswordKey } from '../login/opaque-secrets.ts';
import type { PasswordSecrets } from '../login/secrets-type.ts';
import { createPasswordServer, type PasswordServer } from './password-person.ts';
import type { Stage } from './stage.ts';
import { typedSalt } from './typed-salt.ts';

const EXTENSION = 'a'.repeat(32);
const HERE = { server: null, methodId: null };

export interface Accounts {
  server: PasswordServer;
  /** Signs in at the issuer `work` or `phone`. */
  logIn(issuerId: string, login: string): Promise<IssuerAccount>;
  /** A new login method, as the worker opens what a page sends. */
  make(account: IssuerAccount, passphrase: string, localUnlock?: boolean): Promise<OpenCredential>;
  keyOf(account: IssuerAccount, passphrase: string): Promise<PasswordKey>;
  /** Login methods of this stage's identity. */
  methods(stage: Stage): MethodActs;
  stop(): Promise<void>;
}

export async function createAccounts(): Promise<Accounts> {
  const issuers = [
    await startIssuer({ extensionId: EXTENSION, id: 'work', kind: 'company' }),
    await startIssuer({ extensionId: EXTENSION, id: 'phone', kind: 'phone', algorithm: 'EdDSA' }),
  ];
  const server = await createPasswordServer(issuers.map(({ options }) => options));
  const acts = createOidcActs({ oidcAt: () => server.oidc, serverOf: async () => TEST_ORIGIN });
  const place = (account: IssuerAccount) => ({ ...HERE, accountName: null, account });
  return {
    server,
    async logIn(issuerId, login) {
      const redirect = `https://${EXTENSION}.chromiumapp.org/oidc`;
      const { url, pending } = await acts.begin(HERE, issuerId, redirect);
      return acts.finish(HERE, pending, await logInAt(url, login));
    },
    async make(account, passphrase, localUnlock = true) {
      const registered = await registerPassword(server.command, place(account), passphrase);
      const made = {
        kind: 'oidc' as const,
        name: 'Account',
        account,
        ...registered,
        password: localUnlock ? passphrase : null,
        rememberName: false,
      };
      const here = {
        saltOf: async () => '',
        typedSalt,
        server: async () => TEST_ORIGIN,
        opaqueAt: () => server.opaque,
      };
      return oidc.ofMade(made, here);
    },
    keyOf: (account, passphrase) => askWithPassword(server.command, place(account), passphrase),
    methods: ({ session }) => createMethodActs(session.parts, session, async () => server.opaque),
    async stop() {
      await server.stop();
      for (const issuer of issuers) await issuer.stop();
    },
  };
}

/** The answer that the unlock command receives. */
export const typedPassphrase = (password: string | null, key: PasswordKey | null): PasswordSecrets => ({
  kind: 'oidc',
  password,
  key: key && toPasswordKey(key),
});
