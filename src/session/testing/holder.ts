/** A login method of any kind, with all that whoever has it holds outside the wallet. For tests only. */
import { certificateLocalSecret, certificateModeSecret } from '../../keys/modes/certificate.ts';
import { oidcLocalSecret, oidcModeSecret, oidcServerSecret } from '../../keys/modes/oidc.ts';
import { storageFileSecret, storageLocalSecret, storageModeSecret } from '../../keys/modes/own-storage.ts';
import { passkeyLocalSecret, passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { passwordLocalSecret, passwordModeSecret, passwordServerSecret } from '../../keys/modes/password.ts';
import { thirdStorageKey } from '../../keys/storage-key.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { BindableKind } from '../../messaging/login.ts';
import type { BoundCredential } from '../login/bound-record.ts';
import type { LoginSecrets } from '../login/secrets-type.ts';
import { fakeAuthenticator } from './stage.ts';

interface Holder {
  credential: BoundCredential;
  answer: () => LoginSecrets;
  holds: () => Promise<Uint8Array[]>;
}

/** OPAQUE's export key is random here, as no server takes part. */
export function holderOf(kind: BindableKind): Holder {
  const localSalt = toBase64Url(randomBytes(32));
  const given = { kind, credentialId: '', transports: [], localSalt };
  const salt = fromBase64Url(localSalt);
  const secret = randomBytes(32);
  const typed = 'tundra violin gasket moth';
  switch (kind) {
    case 'passkey':
    case 'security-key': {
      const authenticator = fakeAuthenticator();
      const answer = () => ({ ...authenticator.prf(localSalt), kind });
      return {
        credential: { ...given, credentialId: authenticator.credentialId },
        answer,
        holds: async () => {
          const { first, second } = answer();
          return [first, second, passkeyModeSecret(first), passkeyLocalSecret(second)];
        },
      };
    }
    case 'certificate':
      return {
        credential: given,
        answer: () => ({ kind, secret: secret.slice() }),
        holds: async () => [secret, certificateModeSecret(secret), certificateLocalSecret(secret)],
      };
    case 'own-storage':
      return {
        credential: { ...given, storage: { fileId: toBase64Url(randomBytes(16)), localUnlock: true, place: null } },
        answer: () => ({ kind, passphrase: typed, key: secret.slice() }),
        holds: async () => [
          secret,
          storageModeSecret(secret),
          storageFileSecret(secret),
          await storageLocalSecret(typed, salt),
        ],
      };
    case 'password':
    case 'oidc': {
      const [exportKey, rowSalt] = [randomBytes(64), randomBytes(32)];
      const [modeSecret, serverSecret, localSecret] =
        kind === 'password'
          ? [passwordModeSecret, passwordServerSecret, passwordLocalSecret]
          : [oidcModeSecret, oidcServerSecret, oidcLocalSecret];
      const place = { server: 'https://keys.example', localUnlock: true };
      return {
        credential: {
          ...given,
          ...(kind === 'password'
            ? { password: { ...place, accountName: null } }
            : { oidc: { ...place, issuer: null } }),
        },
        answer: () => ({ kind, password: typed, key: { exportKey: exportKey.slice(), salt: rowSalt } }),
        holds: async () => {
          const mode = modeSecret(exportKey);
          const local = await localSecret(typed, salt);
          return [mode, thirdStorageKey(mode, rowSalt), serverSecret(exportKey), local];
        },
      };
    }
  }
}
