/** Orders the login options and gives each a title, also while its name is not known. The recovery key is not among them. */

import type { BindableKind, MethodKind } from '../../messaging/login.ts';
import type { LoginOption } from '../../messaging/snapshot.ts';
import { METHODS } from './methods.ts';

const RANKS: Readonly<Record<BindableKind, number>> = {
  passkey: 1,
  'security-key': 2,
  password: 3,
  'own-storage': 4,
  certificate: 5,
};

/** The last used method first, then passkeys, security keys, passwords, own storage, certificates. */
export function inOrder(options: readonly LoginOption[]): LoginOption[] {
  const rank = ({ kind, usedLast }: LoginOption) => (usedLast ? 0 : RANKS[kind]);
  return [...options].sort((one, other) => rank(one) - rank(other));
}

/** The method's own name where it may be known; else its kind, numbered when there are several of it. */
export function toTitle(
  option: LoginOption,
  among: readonly LoginOption[],
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const own = names.get(option.methodId);
  if (own !== undefined) return own;
  const alike = among.filter((other) => other.kind === option.kind);
  const { name } = METHODS[option.kind];
  return alike.length < 2 ? name : `${name} ${alike.indexOf(option) + 1}`;
}

/** The test handle of the button that logs in with this kind. */
export const toHandle = ({ kind }: { kind: MethodKind }): string => `unlock-with-${kind}`;
