/** The secrets of every kind whose typed secret goes through OPAQUE, by the derivations of that kind. */
import { fromBase64Url, wipe } from '../../lib/bytes.ts';
import type { OpaqueKind, PasswordAnswer, PasswordKey, Proof } from '../../messaging/login.ts';
import type { BoundCredential } from './bound-record.ts';
import type { BindableMethod } from './login-method.ts';
import type { PasswordSecrets } from './secrets-type.ts';

/** @throws WalletError bad-encoding */
export const toPasswordKey = ({ exportKey, salt }: PasswordKey): NonNullable<PasswordSecrets['key']> => ({
  exportKey: fromBase64Url(exportKey),
  salt: fromBase64Url(salt),
});

/** The derivations of one kind (keys/modes/): 32 bytes each. */
export interface OpaqueDerivations {
  modeSecret(exportKey: Uint8Array): Uint8Array;
  serverSecret(exportKey: Uint8Array): Uint8Array;
  localSecret(typed: string, localSalt: Uint8Array): Promise<Uint8Array>;
  /** Whether the typed secret alone opens the copy on this device. */
  opensAlone(credential: Pick<BoundCredential, 'password' | 'oidc'>): boolean;
}

type Shared = Pick<
  BindableMethod<PasswordSecrets, Extract<Proof, { kind: OpaqueKind }>, never, PasswordAnswer, never>,
  'rowsSecret' | 'localSecret' | 'mayBeChanged' | 'wipe' | 'ofAnswer' | 'ofProof'
>;

export const opaqueSecrets = (derive: OpaqueDerivations): Shared => ({
  rowsSecret: ({ key }) => key && { modeSecret: derive.modeSecret(key.exportKey), salt: key.salt },
  async localSecret({ password, key }, credential) {
    if (derive.opensAlone(credential))
      return password === null ? null : derive.localSecret(password, fromBase64Url(credential.localSalt));
    return key && derive.serverSecret(key.exportKey);
  },
  mayBeChanged: ({ key }) => key !== null,
  wipe: ({ key }) => wipe(key?.exportKey),
  ofAnswer: ({ kind, password, key, personal }) => ({ kind, password, key: key && toPasswordKey(key), personal }),
  ofProof: ({ kind, key, personal }) => ({ kind, password: null, key: toPasswordKey(key), personal }),
});
