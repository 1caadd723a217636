/** A user with a password: the page's OPAQUE client, a real key server and the worker's commands between them. For tests only. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import type { CommandArgs } from '../../messaging/commands.ts';
import type { IssuerAccount, NewPassword, PasswordKey, Proof } from '../../messaging/login.ts';
import type { IssuerOptions } from '../../server/oidc/issuer-options.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { TEST_ORIGIN, type TestApp, testApp } from '../../server/testing/app.ts';
import { createHttp, type Fetch } from '../../sync/remote/http.ts';
import { createRemoteOidc, type RemoteOidc } from '../../sync/remote/oidc.ts';
import { createRemoteOpaque, type RemoteOpaque, type ServerAccount } from '../../sync/remote/rows.ts';
import type { Command } from '../../ui/connection.ts';
import { askWithPassword, registerPassword } from '../../ui/methods/password/opaque.ts';
import { bindAdded, prepareMethod } from '../change/add-method.ts';
import { changePassword } from '../change/change-password.ts';
import { placing } from '../change/placing-rows.ts';
import type { BoundCredential } from '../login/bound-copy.ts';
import { accountOf, createEnrolment, type Enrolment } from '../login/enrolment.ts';
import { toOidcAccount } from '../login/oidc.ts';
import { toPasswordKey } from '../login/opaque-secrets.ts';
import { isGiven } from '../login/personal.ts';
import type { PasswordSecrets } from '../login/secrets-type.ts';
import { createFirstIdentity } from '../unlock/first-identity.ts';
import type { Stage } from './stage.ts';

export interface PasswordServer {
  opaque: RemoteOpaque;
  oidc: RemoteOidc;
  command: Command;
  fetch: Fetch;
  app: TestApp;
  /** Number of requests so far. */
  asked(): number;
  stop(): Promise<void>;
}

const whose = (name: string | null, account: IssuerAccount | undefined): ServerAccount =>
  account === undefined ? accountOf(name ?? '') : toOidcAccount(account);

/** @param issuers whose accounts the server takes */
export async function createPasswordServer(issuers: IssuerOptions[] = []): Promise<PasswordServer> {
  const folder = await mkdtemp(join(tmpdir(), 'dramatis-passwords-'));
  const store = await openSqlite(join(folder, 'data.sqlite'));
  const app = await testApp(store, { issuers });
  let asked = 0;
  const fetch: Fetch = (url, init) => {
    // Real issuers date their tokens by the real time, however long the test takes.
    app.clock.now = Date.now();
    return app.fetch(url, init);
  };
  const http = createHttp(TEST_ORIGIN, (url, init) => {
    asked += 1;
    return fetch(url, init);
  });
  const opaque = createRemoteOpaque(http);
  const handlers = {
    async 'opaque-register-start'({ accountName, account, request }: CommandArgs<'opaque-register-start'>) {
      const { registration, response } = await opaque.registerStart(whose(accountName, account), request);
      return { registration: toBase64Url(registration), response };
    },
    async 'opaque-login-start'({ accountName, account, request }: CommandArgs<'opaque-login-start'>) {
      const { login, response } = await opaque.loginStart(whose(accountName, account), request, null);
      return { login: toBase64Url(login), response };
    },
    async 'opaque-login-finish'({ login, finish }: CommandArgs<'opaque-login-finish'>) {
      try {
        return { salt: toBase64Url((await opaque.loginFinish(fromBase64Url(login), finish)).salt) };
      } catch (error) {
        throw isWalletError(error, 'cannot-open') ? new WalletError('wrong-credential', 'Wrong.') : error;
      }
    },
  };
  const command = ((name: keyof typeof handlers, args: never) => handlers[name](args)) as Command;
  return {
    opaque,
    oidc: createRemoteOidc(http),
    command,
    fetch,
    app,
    asked: () => asked,
    async stop() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Wishes {
  localUnlock: boolean;
  rememberName?: boolean;
  personal?: string;
}

/** The new password as the page sends it to the worker. */
export async function choosePassword(
  { command }: PasswordServer,
  accountName: string,
  password: string,
  { localUnlock, rememberName = false, personal }: Wishes,
): Promise<NewPassword> {
  const place = { server: null, methodId: null, accountName };
  return {
    kind: 'password',
    name: 'Password',
    accountName,
    ...(await registerPassword(command, place, password)),
    password: localUnlock ? password : null,
    rememberName,
    ...(personal === undefined ? {} : { personal }),
  };
}

interface Taken {
  bound: BoundCredential;
  secrets: PasswordSecrets;
  enrolment: Enrolment;
}

function take({ opaque }: PasswordServer, wanted: NewPassword): Taken {
  const enrolment = createEnrolment(opaque, accountOf(wanted.accountName), wanted);
  const { accountName, rememberName, password, personal } = wanted;
  return {
    enrolment,
    bound: {
      kind: 'password',
      credentialId: '',
      transports: [],
      localSalt: toBase64Url(randomBytes(32)),
      ...(isGiven(personal) ? { personal: true } : {}),
      password: {
        server: TEST_ORIGIN,
        localUnlock: password !== null,
        accountName: rememberName ? accountName : null,
      },
    },
    secrets: {
      kind: 'password',
      password,
      key: { exportKey: fromBase64Url(wanted.exportKey), salt: enrolment.salt },
      personal,
    },
  };
}

/** Runs the setup up to the recovery key. @param origin of the server that stores the identity; `null`: this device only */
export async function beginWithPassword(
  stage: Stage,
  server: PasswordServer,
  wanted: NewPassword,
  origin: string | null = null,
) {
  const { session, now } = stage;
  const { bound, secrets, enrolment } = take(server, wanted);
  const named = { ...bound, name: wanted.name, account: wanted.accountName };
  await session.touch();
  const own = session.parts.server;
  const at = origin === null ? own : { ...own, origin };
  const made = await createFirstIdentity(at, now.at, 'person', named, secrets);
  await enrolment.enrol(made.rowControl);
  await session.drafts.begin(made, origin === null ? null : { origin, invitation: null }, enrolment.row);
  return made.open.methodId;
}

/** Runs the whole setup with a password, up to an open session. */
export async function createWithPassword(...begun: Parameters<typeof beginWithPassword>) {
  const [{ session }] = begun;
  const methodId = await beginWithPassword(...begun);
  const { recoveryKey, ask } = await session.drafts.recoveryKey();
  await session.drafts.confirm(Object.fromEntries(ask.map((place) => [place, recoveryKey[place - 1] ?? ''])));
  await session.drafts.backup();
  await session.drafts.finish();
  return { methodId, recoveryKey: recoveryKey.join('-') };
}

/** Adds a password to an existing identity. */
export async function addPassword(
  stage: Stage,
  server: PasswordServer,
  proof: Proof,
  levelId: string,
  wanted: NewPassword,
): Promise<string> {
  const { session } = stage;
  const { bound, secrets, enrolment } = take(server, wanted);
  const method = { credential: bound, name: wanted.name, levelId, account: wanted.accountName };
  const added = await placing(session.parts, enrolment, (placingAt) =>
    session.change(proof, (change) =>
      prepareMethod(session.parts, change, { ...method, placing: placingAt() }, secrets),
    ),
  );
  await bindAdded(session.parts, bound, added, secrets);
  return added.methodId;
}

/** Logs in to the server with OPAQUE and returns the export key. */
export const keyOf = ({ command }: PasswordServer, accountName: string, password: string): Promise<PasswordKey> =>
  askWithPassword(command, { server: null, methodId: null, accountName }, password);

/** The answer that the unlock command receives. */
export const typed = (password: string | null, key: PasswordKey | null, personal?: string): PasswordSecrets => ({
  kind: 'password',
  password,
  key: key && toPasswordKey(key),
  personal,
});

export async function changePasswordOf(
  stage: Stage,
  server: PasswordServer,
  methodId: string,
  old: PasswordKey,
  wanted: NewPassword,
): Promise<void> {
  const changed = { methodId, server: TEST_ORIGIN, old: { key: toPasswordKey(old) }, wanted };
  await changePassword(stage.session.parts, server.opaque, changed);
}
