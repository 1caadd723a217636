/** What a login key is called: a key that logs in to one site, and holds nothing. */
import type { Hex } from '../lib/bytes.ts';
import { names as t } from '../locales/en/messaging/names.ts';

/** Name of an account or a login key of a character; `null`: it has no such. */
export function nameOfSigner(
  detail: {
    accounts: readonly { address: Hex; name: string }[];
    loginKeys: readonly { address: Hex; origin: string }[];
  },
  address: Hex,
): string | null {
  const same = (one: { address: Hex }) => one.address.toLowerCase() === address.toLowerCase();
  const key = detail.loginKeys.find(same);
  return detail.accounts.find(same)?.name ?? (key === undefined ? null : loginKeyName(key));
}

/** The login key that a site has, or can be given again; `null`: none yet. */
export const loginKeyFor = (
  detail: { loginKeys: readonly { address: Hex; origin: string; exposed: boolean }[] },
  origin: string,
): Hex | null => detail.loginKeys.find((key) => key.origin === origin && !key.exposed)?.address ?? null;

/** *Login key for example.org*. */
export const loginKeyName = ({ origin }: { origin: string }): string =>
  t.loginKey(URL.canParse(origin) ? new URL(origin).host : origin);
