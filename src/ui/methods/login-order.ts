/** The order of the login options. The recovery key is not among them. */
import type { BindableKind } from '../../messaging/login.ts';
import type { LoginOption } from '../../messaging/snapshot.ts';

const RANKS: Readonly<Record<BindableKind, number>> = {
  passkey: 1,
  'security-key': 2,
  password: 3,
  oidc: 4,
  'own-storage': 5,
  certificate: 6,
};

/** The last used method first, then passkeys, security keys, passwords, accounts, own storage, certificates, and at the end what is frozen. */
export function inOrder(options: readonly LoginOption[]): LoginOption[] {
  const rank = ({ kind, usedLast, frozen }: LoginOption) => (frozen ? 9 : usedLast ? 0 : RANKS[kind]);
  return [...options].sort((one, other) => rank(one) - rank(other));
}
