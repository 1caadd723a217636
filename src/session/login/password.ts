/** Passwords: OPAQUE's export key, obtained through the key server, opens the rows; on a device that opens without the server, the password alone opens the copy. */
import { passwordLocalSecret, passwordModeSecret, passwordServerSecret } from '../../keys/modes/password.ts';
import { fromBase64Url } from '../../lib/bytes.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import type { FoundPassword, NewPassword, PasswordAnswer, PasswordKeeping, Proof } from '../../messaging/login.ts';
import { parseServerUrl } from '../../sync/remote.ts';
import type { BoundCredential } from './bound-record.ts';
import { accountOf, createEnrolment } from './enrolment.ts';
import type { BindableMethod } from './login-method.ts';
import { opaqueSecrets, toPasswordKey } from './opaque-secrets.ts';
import { asksPersonal } from './personal.ts';
import type { PasswordSecrets } from './secrets-type.ts';

/** The credential of a password method on this device. @param server origin where the password is enrolled @param localSalt of `LoginPlace.typedSalt` */
export const boundPassword = (
  { password, rememberName, accountName }: PasswordKeeping & { accountName: string },
  server: string,
  localSalt: string,
  personal: string | undefined,
): BoundCredential => ({
  kind: 'password',
  credentialId: '',
  transports: [],
  localSalt,
  ...asksPersonal(personal),
  password: { server, localUnlock: password !== null, accountName: rememberName ? accountName : null },
});

export const password: BindableMethod<
  PasswordSecrets,
  Extract<Proof, { kind: 'password' | 'oidc' }>,
  FoundPassword,
  PasswordAnswer,
  NewPassword
> = {
  ...opaqueSecrets({
    modeSecret: passwordModeSecret,
    serverSecret: passwordServerSecret,
    localSecret: passwordLocalSecret,
    opensAlone: ({ password }) => password?.localUnlock === true,
  }),
  needsMore: () => t.passwordNeedsServer,
  async ofMade(made, place) {
    const { kind, password, accountName, personal } = made;
    const server = parseServerUrl(await place.server());
    const enrolment = createEnrolment(place.opaqueAt(server), accountOf(accountName), made);
    const key = { exportKey: fromBase64Url(made.exportKey), salt: enrolment.salt };
    return {
      bound: boundPassword(made, server, await place.typedSalt(), personal),
      secrets: { kind, password, key, personal },
      enrolment,
      account: accountName,
    };
  },
  async ofFound(found, place, personal) {
    const { kind, password, key } = found;
    return {
      bound: boundPassword(found, await place.server(), await place.typedSalt(), personal),
      secrets: { kind, password, key: toPasswordKey(key), personal },
    };
  },
  didNotOpen: (asks) => (asks ? t.passwordOrPersonalWrong : t.passwordWrong),
};
