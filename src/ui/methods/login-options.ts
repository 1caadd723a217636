/** Gives each login option a title, also while its name is not known, and a line below it. */
import { login as t } from '../../locales/en/ui/methods/login.ts';
import { methods } from '../../locales/en/ui/methods.ts';
import type { MethodKind } from '../../messaging/login.ts';
import type { LoginOption } from '../../messaging/snapshot.ts';
import { toDay } from '../words/day.ts';
import { inOrder } from './login-order.ts';
import { type AuthenticatorNames, toClaim } from './passkey/authenticator-name.ts';

/** What a login begins with. `undefined`: nothing that opens anything, so the recovery key. */
export const firstOf = (options: readonly LoginOption[]): LoginOption | undefined =>
  inOrder(options).find(({ frozen }) => !frozen);

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
  const { name } = methods.kinds[option.kind];
  return alike.length < 2 ? name : t.numbered(name, alike.indexOf(option.methodId) + 1);
}

const alikeOf = ({ kind }: LoginOption, among: readonly LoginOption[]): LoginOption[] =>
  among.filter((other) => other.kind === kind);

/** The line below the title. Of several methods of one kind it tells which one this is: what the authenticator says it is, and its last use here. */
export function toDetail(
  option: LoginOption,
  among: readonly LoginOption[],
  { names, now }: { names: AuthenticatorNames | null; now: number },
): string {
  if (option.frozen) return t.frozen;
  if (alikeOf(option, among).length < 2) return t.details[option.kind];
  const { authenticator, lastUsedAt } = option;
  const used = lastUsedAt == null ? t.neverUsedHere : t.used(toDay(lastUsedAt, now));
  const claim = authenticator === undefined ? null : toClaim(authenticator, names);
  return claim === null ? used : t.claimAndUse(claim, used);
}

/** What stands above the login; `null`: the recovery key; `undefined`: nothing is chosen, as all others are frozen. An account that the key server asks for comes before its passphrase. */
export const toLede = (option: LoginOption | null | undefined): string =>
  option === undefined
    ? t.allFrozen
    : option?.kind === 'oidc' && option.oidc?.localUnlock === false
      ? t.accountFirst
      : t.ledes[option?.kind ?? 'recovery-key'];

/** The test handle of the button that logs in with this kind. */
export const toHandle = ({ kind }: { kind: MethodKind }): string => `unlock-with-${kind}`;
