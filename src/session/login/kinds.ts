/** The table of login methods in the session, with one row for each kind. */
import type { BindableKind, FindAnswer, LoginAnswer, LoginKind, NewCredential, Proof } from '../../messaging/login.ts';
import { certificate } from './certificate.ts';
import { derived } from './derived.ts';
import type { BindableMethod, LoginMethod, SecretsReader } from './login-method.ts';
import { oidc } from './oidc.ts';
import { ownStorage } from './own-storage.ts';
import { passkey } from './passkey.ts';
import { password } from './password.ts';
import { recoveryKey } from './recovery-key.ts';
import type { LoginSecrets } from './secrets-type.ts';

type Bindable = BindableMethod<LoginSecrets, Proof, FindAnswer, LoginAnswer, NewCredential>;

/** Kinds that have copies on devices. Callers pass a row only values of its own kind. */
export const BINDABLE: Readonly<Record<BindableKind, Bindable>> = {
  passkey,
  'security-key': passkey,
  password,
  'own-storage': ownStorage,
  certificate,
  oidc,
};

export const LOGIN_METHODS: Readonly<Record<LoginKind, LoginMethod>> = { ...BINDABLE, 'recovery-key': recoveryKey };

const READERS: Readonly<Record<LoginSecrets['kind'], SecretsReader<LoginSecrets>>> = { ...LOGIN_METHODS, derived };

export const readerOf = ({ kind }: LoginSecrets): SecretsReader<LoginSecrets> => READERS[kind];
