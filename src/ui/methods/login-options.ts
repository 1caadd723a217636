/** The order of login options, and what each is called while it may have no name. Only methods with a ceremony: the recovery key stands apart. */
import type { LoginOption, MethodKind } from '../../messaging/snapshot.ts';
import { METHODS } from './methods.ts';

/** Options that answer to a touch; the one used last first, then passkeys before security keys. */
export function inOrder(options: readonly LoginOption[]): LoginOption[] {
  const rank = (option: LoginOption) => (option.usedLast ? 0 : option.kind === 'passkey' ? 1 : 2);
  return options.filter((option) => option.ceremony !== null).sort((one, other) => rank(one) - rank(other));
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
