/** The ID database and the key database of a key server: salts by locator, method blobs by login account number, passwords and passphrases by OPAQUE. Sends no secret. */
import { type AccountRequest, accountStatement } from '../../keys/account-ticket.ts';
import { toBase64Url } from '../../lib/bytes.ts';
import { cannotOpen } from '../../lib/errors.ts';
import {
  blobVersionSchema,
  challengeSchema,
  loginFinishedSchema,
  loginStartedSchema,
  methodBlobSchema,
  registerStartedSchema,
  saltSchema,
} from '../../messaging/key-server/rows.ts';
import { type Http, refusal, takeValue } from './http.ts';

export type ControlAct = 'freeze' | 'unfreeze' | 'remove';

/** An account at an OpenID Connect issuer, after a login there. */
export interface OidcAccount {
  kind: 'oidc';
  /** Name of the account's row at the server, 32 bytes. */
  row: Uint8Array;
  accountTicket: Uint8Array;
  /** Ed25519 seed (32 bytes) of that login's key. */
  seed: Uint8Array;
}

/** Whose OPAQUE row: of a typed account name, or of an account at an issuer. */
export type ServerAccount = { kind: 'name'; name: string } | OidcAccount;
/** What is needed to freeze or remove the row. */
export type RowOfAccount = { kind: 'name'; name: string } | Pick<OidcAccount, 'kind' | 'row'>;

export interface RemoteRows {
  /** Idempotent for the same row. @throws WalletError exists */
  putIdRow(row: { locator: Uint8Array; salt: Uint8Array; control: Uint8Array }): Promise<void>;
  /** A server answers an unknown locator with a made-up salt; only the method blob shows whether it was right. */
  salt(locator: Uint8Array): Promise<Uint8Array>;
  /** With the row's control token (32 bytes). The answer does not tell whether the row exists. */
  controlIdRow(locator: Uint8Array, token: Uint8Array, act: ControlAct): Promise<void>;
  /** `signature`: `rowStatement` of version 1. @throws WalletError exists */
  putKeyRow(row: {
    accountNumber: Uint8Array;
    loginPublicKey: Uint8Array;
    methodBlob: Uint8Array;
    control: Uint8Array;
    signature: Uint8Array;
  }): Promise<void>;
  /** @param prove signs the challenge (`loginProof`) @throws WalletError cannot-open: unknown, frozen and wrong alike */
  methodBlob(
    accountNumber: Uint8Array,
    prove: (challenge: Uint8Array, origin: string) => Uint8Array,
  ): Promise<{ blob: Uint8Array; version: number }>;
  /** `signature`: `rowStatement` of this version. @returns `false` when another write replaced the blob first */
  replaceBlob(
    accountNumber: Uint8Array,
    row: { blob: Uint8Array; version: number; signature: Uint8Array },
  ): Promise<boolean>;
  controlKeyRow(accountNumber: Uint8Array, token: Uint8Array, act: ControlAct): Promise<void>;
}

export interface RemoteOpaque {
  /** Of the key server. */
  readonly origin: string;
  /** `registration` names the OPRF key of this registration; `registerFinish` sends it back. */
  registerStart(account: ServerAccount, request: string): Promise<{ registration: Uint8Array; response: string }>;
  /** @param row `replaces`: control token (32 bytes) of the row that this one replaces @throws WalletError exists */
  registerFinish(
    account: ServerAccount,
    row: {
      registration: Uint8Array;
      record: string;
      salt: Uint8Array;
      control: Uint8Array;
      replaces: Uint8Array | null;
    },
  ): Promise<void>;
  /**
   * Starts an OPAQUE login; the server counts it as a guess.
   * @param ticket of an earlier login on this device: the server counts this device's guesses apart from those of strangers
   * @throws WalletError server-refused after too many
   */
  loginStart(
    account: ServerAccount,
    request: string,
    ticket: Uint8Array | null,
  ): Promise<{ login: Uint8Array; response: string }>;
  /** The salt, and a ticket for the next login. @throws WalletError cannot-open: unknown and wrong alike */
  loginFinish(login: Uint8Array, finish: string): Promise<{ salt: Uint8Array; ticket: Uint8Array }>;
  control(account: RowOfAccount, token: Uint8Array, act: ControlAct): Promise<void>;
}

export function createRemoteRows({ ask, origin }: Http): RemoteRows {
  const idPath = (locator: Uint8Array) => `/v1/id/rows/${toBase64Url(locator)}`;
  const keyPath = (number: Uint8Array) => `/v1/key/rows/${toBase64Url(number)}`;
  return {
    async putIdRow({ locator, ...body }) {
      takeValue(await ask({ method: 'PUT', path: idPath(locator), body }, null));
    },
    salt: async (locator) => takeValue(await ask({ method: 'GET', path: idPath(locator) }, saltSchema)).salt,
    async controlIdRow(locator, token, act) {
      takeValue(await ask({ method: 'POST', path: `${idPath(locator)}/control`, body: { token, act } }, null));
    },
    async putKeyRow({ accountNumber, loginPublicKey, methodBlob, control, signature }) {
      const body = { loginPublicKey, blob: methodBlob, control, signature };
      takeValue(await ask({ method: 'PUT', path: keyPath(accountNumber), body }, null));
    },
    async methodBlob(number, prove) {
      const asked = { method: 'POST', path: '/v1/key/challenge', body: { number } } as const;
      const { challenge } = takeValue(await ask(asked, challengeSchema));
      const body = { number, challenge, signature: prove(challenge, origin) };
      const answer = await ask({ method: 'POST', path: '/v1/key/session', body }, methodBlobSchema);
      if (answer.kind === 'error' && answer.code === 'refused') throw cannotOpen();
      return takeValue(answer);
    },
    async replaceBlob(number, body) {
      const answer = await ask({ method: 'POST', path: `${keyPath(number)}/blob`, body }, blobVersionSchema);
      if (answer.kind === 'error' && answer.code === 'stale') return false;
      return takeValue(answer).version === body.version;
    },
    async controlKeyRow(number, token, act) {
      takeValue(await ask({ method: 'POST', path: `${keyPath(number)}/control`, body: { token, act } }, null));
    },
  };
}

export function createRemoteOpaque({ ask, origin }: Http): RemoteOpaque {
  const post = (path: string, body: unknown) => ({ method: 'POST', path: `/v1/id/opaque/${path}`, body }) as const;
  const wire = (account: ServerAccount, asked: AccountRequest) => {
    if (account.kind === 'name') return account;
    const { kind, accountTicket, seed } = account;
    return { kind, accountTicket, signature: accountStatement.sign(seed, origin, accountTicket, asked) };
  };
  return {
    origin,
    async registerStart(account, request) {
      const body = { account: wire(account, { act: 'register-start', request }), request };
      return takeValue(await ask(post('register/start', body), registerStartedSchema));
    },
    async registerFinish(account, row) {
      const body = { account: wire(account, { act: 'register-finish', ...row }), ...row };
      takeValue(await ask(post('register/finish', body), null));
    },
    async loginStart(account, request, ticket) {
      const body = { account: wire(account, { act: 'login-start', request, ticket }), request, ticket };
      return takeValue(await ask(post('login/start', body), loginStartedSchema));
    },
    async loginFinish(login, finish) {
      const answer = await ask(post('login/finish', { login, finish }), loginFinishedSchema);
      if (answer.kind === 'error' && answer.code === 'refused') throw cannotOpen();
      if (answer.kind === 'error') throw refusal(answer);
      return takeValue(answer);
    },
    async control(account, token, act) {
      const asked =
        account.kind === 'name'
          ? post('control', { account, token, act })
          : ({
              method: 'POST',
              path: `/v1/oidc/rows/${toBase64Url(account.row)}/control`,
              body: { token, act },
            } as const);
      takeValue(await ask(asked, null));
    },
  };
}
