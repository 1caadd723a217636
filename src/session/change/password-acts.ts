/** OPAQUE's messages between a page, which has the password, and the key server, which must not. Keeps nothing but login tickets. */
import { fromBase64Url, toBase64Url, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { ChangedPassword, IssuerAccount, NewPassword, PasswordKey, Proof } from '../../messaging/login.ts';
import type { RemoteOpaque, RemoteRows, RowOfAccount, ServerAccount } from '../../sync/remote/rows.ts';
import type { BoundRecord } from '../login/bound-copy.ts';
import { noteEnrolledAt } from '../login/enrolled-at.ts';
import { accountOf } from '../login/enrolment.ts';
import { loginTicketChange, readLoginTicket } from '../login/login-ticket.ts';
import { accountText, rowOf, toOidcAccount } from '../login/oidc.ts';
import { toPasswordKey } from '../login/opaque-secrets.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { noteAccountName } from './account-names.ts';
import { changePassword } from './change-password.ts';
import type { ProvenChanges } from './proven-changes.ts';
import { freeRows, giveUpRow, type LeftRow, leftRows } from './rows-to-free.ts';

/** Which password is meant: that of a login method (hex id), or of an account name at a server. `null`: not told. */
export interface WhichPassword {
  server: string | null;
  methodId: string | null;
  accountName: string | null;
  /** An account at an issuer, in place of a name. */
  account?: IssuerAccount | undefined;
}

/** Messages as a page sends and takes them: text, and bytes in base64url. Each throws WalletError not-found: no key server is known. */
export interface PasswordActs {
  registerStart(which: WhichPassword, request: string): Promise<{ registration: string; response: string }>;
  loginStart(which: WhichPassword, request: string): Promise<{ login: string; response: string }>;
  /** @returns the salt of the password's row @throws WalletError wrong-credential */
  loginFinish(
    which: Omit<WhichPassword, 'accountName' | 'account'>,
    login: string,
    finish: string,
  ): Promise<{ salt: string }>;
  /**
   * Enrols a password anew at the server where the identity is now, after a move. The password stays; its row at the old server is set
   * free, at once or as soon as that server answers.
   * @throws WalletError bad-input (the account name is not known here) | wrong-credential | exists (choose another account name)
   */
  enrolAgain(wanted: EnrolAgain): Promise<void>;
  /** Rows at other servers that are not free yet. */
  leftRows(): Promise<LeftRow[]>;
  /** Never throws. */
  freeRows(): Promise<void>;
  giveUpRow(left: LeftRow): Promise<void>;
  /** @throws WalletError bad-input (the account name is not known here) | wrong-credential | exists */
  change(wanted: {
    methodId: string;
    key: PasswordKey;
    personal?: string | undefined;
    password: ChangedPassword;
  }): Promise<void>;
}

export interface EnrolAgain {
  methodId: string;
  /** From the old server. */
  key: PasswordKey;
  personal?: string | undefined;
  /** Another account name for the new server; `null`: the same. */
  accountName: string | null;
  /** From the new server. */
  enrolled: Pick<NewPassword, 'registration' | 'record' | 'exportKey' | 'password'>;
  /** Of an account at an issuer: as the new server knows it. `proof`: of a method that manages, for the names of the identity. */
  account?: { of: IssuerAccount; proof: Proof } | undefined;
}

export interface PasswordActsParts {
  parts: SessionParts;
  /** The row calls of a key server. */
  rowsAt(origin: string): RemoteRows;
  /** The password calls of a key server. */
  opaqueAt(origin: string): RemoteOpaque;
  session: {
    /** Login methods with a credential on this computer. */
    bound(): Promise<BoundRecord[]>;
    change: ProvenChanges['change'];
  };
  /** Origin of the open identity's key server. @throws WalletError not-found if there is none */
  ownServer(): Promise<string>;
  /** Account name of a login method, as the names of the open identity have it. */
  accountNameOf(methodId: string): Promise<string | undefined>;
}

export function createPasswordActs({
  parts,
  opaqueAt,
  rowsAt,
  session: { bound, change },
  ownServer,
  accountNameOf,
}: PasswordActsParts): PasswordActs {
  /** Where the password of a login method is enrolled, and under which account name as far as that is known here. */
  async function enrolled(methodId: string): Promise<{ server: string; accountName: string | null }> {
    const record = (await bound()).find((each) => each.methodId === methodId);
    const named = await accountNameOf(methodId);
    const server = record?.password?.server ?? record?.oidc?.server ?? (await ownServer());
    return { server, accountName: record?.password?.accountName ?? named ?? null };
  }

  async function resolve({ server, methodId, accountName, account: chosen }: WhichPassword) {
    const known = methodId === null ? null : await enrolled(methodId);
    const opaque = opaqueAt(server ?? known?.server ?? (await ownServer()));
    const account = (): ServerAccount =>
      chosen === undefined ? accountOf(accountName ?? known?.accountName ?? '') : toOidcAccount(chosen);
    return { opaque, account };
  }

  /** A full disk must not stop a login whose password was right: without the ticket it goes on as before. */
  const keepTicket = (methodId: string, ticket: Uint8Array): Promise<void> =>
    parts.vault.commit([loginTicketChange(methodId, ticket)]).catch(() => undefined);

  /** Like a ticket: what cannot be noted now is noted after the next login. */
  const noteServer = (methodId: string, server: string): Promise<void> =>
    parts.inTurn(() => noteEnrolledAt(parts.vault, methodId, server)).catch(() => undefined);
  const free = (): Promise<void> => freeRows(parts, (server) => ({ opaque: opaqueAt(server), rows: rowsAt(server) }));

  /** The account of a login method, known to the new server under another name of its own. */
  async function enrolAccount(wanted: {
    methodId: string;
    key: PasswordKey;
    personal: string | undefined;
    made: EnrolAgain['enrolled'];
    account: NonNullable<EnrolAgain['account']>;
    before: RowOfAccount;
    from: string;
    to: string;
  }): Promise<void> {
    const { methodId, key, personal, made, account, before, from, to } = wanted;
    const issuer = (await bound()).find((each) => each.methodId === methodId)?.oidc?.issuer ?? null;
    const old = { key: toPasswordKey(key), personal };
    const next = {
      kind: 'oidc' as const,
      ...made,
      account: account.of,
      accountName: '',
      rememberName: issuer !== null,
      ...(personal === undefined ? {} : { personal }),
    };
    try {
      const leaves = { server: from, account: before };
      await changePassword(parts, opaqueAt(to), { methodId, server: to, leaves, old, wanted: next });
    } finally {
      wipe(old.key.exportKey);
    }
    await nameAgain(methodId, accountText(account.of), account.proof);
    await free();
  }

  /**
   * Tells the names of the identity the new account name, by which another login method frees the row. The method opens through the new
   * server already, so this never throws: what cannot be written now, or not with this proof, is written with the next change of the
   * identity on this computer.
   * @param account as the names spell it
   */
  async function nameAgain(methodId: string, account: string, proof: Proof): Promise<void> {
    const before = (await accountNameOf(methodId).catch(() => undefined)) ?? null;
    await noteAccountName(parts, methodId, { account, before }).catch(() => undefined);
    await change(proof, async ({ names }) => {
      const named = names.methods[methodId];
      if (named) named.account = account;
    }).catch(() => undefined);
  }

  return {
    async registerStart(which, request) {
      const { opaque, account } = await resolve(which);
      const { registration, response } = await opaque.registerStart(account(), request);
      return { registration: toBase64Url(registration), response };
    },
    async loginStart(which, request) {
      const { opaque, account } = await resolve(which);
      const ticket = which.methodId === null ? null : await readLoginTicket(parts.vault, which.methodId);
      const { login, response } = await opaque.loginStart(account(), request, ticket);
      return { login: toBase64Url(login), response };
    },
    async loginFinish({ server, methodId }, login, finish) {
      const { opaque } = await resolve({ server, methodId, accountName: null });
      try {
        const { salt, ticket } = await opaque.loginFinish(fromBase64Url(login), finish);
        if (methodId !== null) await keepTicket(methodId, ticket);
        if (methodId !== null && server !== null) await noteServer(methodId, server);
        return { salt: toBase64Url(salt) };
      } catch (error) {
        if (!isWalletError(error, 'cannot-open')) throw error;
        throw new WalletError('wrong-credential', t.wrongPassword);
      }
    },
    leftRows: () => leftRows(parts.vault),
    freeRows: free,
    giveUpRow: (left) => giveUpRow(parts, left),
    async enrolAgain({ methodId, key, personal, accountName, enrolled: made, account }) {
      const [before, to] = [await enrolled(methodId), await ownServer()];
      if (before.accountName === null) throw unknownAccount();
      if (account !== undefined)
        return enrolAccount({
          methodId,
          key,
          personal,
          made,
          account,
          before: rowOf(before.accountName),
          from: before.server,
          to,
        });
      const kept = (await bound()).find((each) => each.methodId === methodId)?.password;
      const renamed = accountName !== null && accountName !== before.accountName;
      const wanted = {
        kind: 'password' as const,
        ...made,
        accountName: accountName ?? before.accountName,
        // A name that the names of the identity do not have would be known nowhere.
        rememberName: renamed || (kept !== undefined && kept.accountName !== null),
        ...(personal === undefined ? {} : { personal }),
      };
      const old = { key: toPasswordKey(key), personal };
      const leaves = { server: before.server, account: accountOf(before.accountName) };
      try {
        const salt = await changePassword(parts, opaqueAt(to), { methodId, server: to, leaves, old, wanted });
        if (renamed)
          await nameAgain(methodId, wanted.accountName, {
            kind: 'password',
            key: { exportKey: made.exportKey, salt: toBase64Url(salt) },
            ...(personal === undefined ? {} : { personal }),
          });
      } finally {
        wipe(old.key.exportKey);
      }
      await free();
    },
    async change({ methodId, key, personal, password }) {
      const { server, accountName } = await enrolled(methodId);
      if (password.kind === 'password' && accountName === null) throw unknownAccount();
      const old = { key: toPasswordKey(key), personal };
      try {
        const wanted = { ...password, accountName: accountName ?? '' };
        await changePassword(parts, opaqueAt(server), { methodId, server, old, wanted });
      } finally {
        wipe(old.key.exportKey);
      }
    },
  };
}

const unknownAccount = () => new WalletError('bad-input', t.accountNameUnknown);
