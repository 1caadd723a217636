/**
 * Accounts at OpenID Connect issuers (company, social, phone number). A login there makes the key server answer for the account's OPAQUE row;
 * the passphrase opens the rows through it. On a device that opens without the server, the passphrase alone opens the copy.
 */
import { oidcLocalSecret, oidcModeSecret, oidcServerSecret } from '../../keys/modes/oidc.ts';
import { fromBase64Url } from '../../lib/bytes.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import type {
  FoundOidc,
  IssuerAccount,
  IssuerName,
  NewOidc,
  PasswordAnswer,
  PasswordKeeping,
  Proof,
} from '../../messaging/login.ts';
import type { OidcAccount, RowOfAccount } from '../../sync/remote/rows.ts';
import { parseServerUrl } from '../../sync/remote.ts';
import type { BoundCredential } from './bound-record.ts';
import { createEnrolment } from './enrolment.ts';
import type { BindableMethod } from './login-method.ts';
import { opaqueSecrets, toPasswordKey } from './opaque-secrets.ts';
import { asksPersonal } from './personal.ts';
import type { PasswordSecrets } from './secrets-type.ts';

/** @throws WalletError bad-encoding */
export const toOidcAccount = ({ row, accountTicket, seed }: IssuerAccount): OidcAccount => ({
  kind: 'oidc',
  row: fromBase64Url(row),
  accountTicket: fromBase64Url(accountTicket),
  seed: fromBase64Url(seed),
});

/** The credential on this device. @param server origin of the key server that has the account's row @param localSalt of `LoginPlace.typedSalt` */
export const boundOidc = (
  { password, rememberName, issuer }: PasswordKeeping & { issuer: IssuerName },
  server: string,
  localSalt: string,
  personal: string | undefined,
): BoundCredential => ({
  kind: 'oidc',
  credentialId: '',
  transports: [],
  localSalt,
  ...asksPersonal(personal),
  oidc: { server, localUnlock: password !== null, issuer: rememberName ? issuer : null },
});

/** An account as the names of the identity keep it: the issuer's `id` at the key server, `#`, the name of the row. */
export const accountText = ({ issuer, row }: Pick<IssuerAccount, 'issuer' | 'row'>): string => `${issuer.id}#${row}`;

/** The row in what `accountText` made. @throws WalletError bad-encoding */
export const rowOf = (account: string): RowOfAccount => ({
  kind: 'oidc',
  row: fromBase64Url(account.split('#')[1] ?? ''),
});

/** The issuer's `id` in what `accountText` made. */
export const issuerIdOf = (account: string): string => account.split('#')[0] ?? '';

export const oidc: BindableMethod<
  PasswordSecrets,
  Extract<Proof, { kind: 'password' | 'oidc' }>,
  FoundOidc,
  PasswordAnswer,
  NewOidc
> = {
  ...opaqueSecrets({
    modeSecret: oidcModeSecret,
    serverSecret: oidcServerSecret,
    localSecret: oidcLocalSecret,
    opensAlone: ({ oidc }) => oidc?.localUnlock === true,
  }),
  needsMore: () => t.accountNeedsServer,
  async ofMade(made, place) {
    const { kind, password, account, personal } = made;
    const server = parseServerUrl(await place.server());
    const enrolment = createEnrolment(place.opaqueAt(server), toOidcAccount(account), made);
    const key = { exportKey: fromBase64Url(made.exportKey), salt: enrolment.salt };
    return {
      bound: boundOidc({ ...made, issuer: account.issuer }, server, await place.typedSalt(), personal),
      secrets: { kind, password, key, personal },
      enrolment,
      account: accountText(account),
    };
  },
  async ofFound(found, place, personal) {
    const { kind, password, key } = found;
    return {
      bound: boundOidc(found, await place.server(), await place.typedSalt(), personal),
      secrets: { kind, password, key: toPasswordKey(key), personal },
    };
  },
  didNotOpen: (asks) => (asks ? t.passphraseOrPersonalWrong : t.passphraseWrong),
};
