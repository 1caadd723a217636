/** The name a new account gets before a person gives it one. Names no site: the sentences of every later request would name it, too. */
import { names as t } from '../locales/en/messaging/names.ts';

/** *Account 4* for the fourth account; skips names that are taken. */
export function nextAccountName(accounts: readonly { name: string }[]): string {
  const taken = new Set(accounts.map(({ name }) => name));
  let number = accounts.length + 1;
  while (taken.has(t.account(number))) number += 1;
  return t.account(number);
}
