/** Orders the login options and gives each a title, also while its name is not known. The recovery key is not among them. */

import type { BindableKind, MethodKind } from '../../messaging/login.ts';
import type { LoginOption } from '../../messaging/snapshot.ts';
import { toDay } from '../words/day.ts';
import { METHODS } from './methods.ts';
import { type AuthenticatorNames, toClaim } from './passkey/authenticator-name.ts';

const RANKS: Readonly<Record<BindableKind, number>> = {
  passkey: 1,
  'security-key': 2,
  password: 3,
  oidc: 4,
  'own-storage': 5,
  certificate: 6,
};

/** The last used method first, then passkeys, security keys, passwords, accounts, own storage, certificates. */
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
  // By id, so that a number does not change with what was used last.
  const alike = alikeOf(option, among)
    .map(({ methodId }) => methodId)
    .sort();
  const { name } = METHODS[option.kind];
  return alike.length < 2 ? name : `${name} ${alike.indexOf(option.methodId) + 1}`;
}

const alikeOf = ({ kind }: LoginOption, among: readonly LoginOption[]): LoginOption[] =>
  among.filter((other) => other.kind === kind);

/** The line below the title. Of several methods of one kind it tells which one this is: what the authenticator says it is, and its last use here. */
export function toDetail(
  option: LoginOption,
  among: readonly LoginOption[],
  { names, now }: { names: AuthenticatorNames | null; now: number },
): string {
  if (alikeOf(option, among).length < 2) return METHODS[option.kind].unlock.detail;
  const { authenticator, lastUsedAt } = option;
  const used = lastUsedAt == null ? 'Not used on this computer yet' : `Used ${toDay(lastUsedAt, now)}`;
  const claim = authenticator === undefined ? null : toClaim(authenticator, names);
  return claim === null ? used : `${claim}. ${used}`;
}

/** The test handle of the button that logs in with this kind. */
export const toHandle = ({ kind }: { kind: MethodKind }): string => `unlock-with-${kind}`;
