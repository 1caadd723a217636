/** A login method of the open identity may open others on this computer. What is done to it here changes nothing there. */

import { alsoOpens as t } from '../../locales/en/ui/identities/also-opens.ts';
import type { LoginOption } from '../../messaging/login-option.ts';
import type { MethodView, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { othersOf } from './words.ts';

/** What is the same for one credential in every identity. `null`: a password or an account, which opens one identity only. */
export const credentialOf = ({ ceremony, storage, keyId }: LoginOption): string | null =>
  ceremony?.credentialId ?? storage?.fileId ?? keyId ?? null;

/** Names of the other identities on this computer that this login method opens, as far as this computer knows. */
export function alsoOpens(
  { identities, loginOptions }: Pick<UnlockedSnapshot, 'identities' | 'loginOptions'>,
  { id }: Pick<MethodView, 'id'>,
): string[] {
  const own = loginOptions.find(({ methodId }) => methodId === id);
  const credential = own === undefined ? null : credentialOf(own);
  if (credential === null) return [];
  return othersOf(identities).flatMap((other) =>
    other.loginOptions.some((option) => credentialOf(option) === credential) ? [other.label] : [],
  );
}

/** Nothing where it opens no other. */
export function AlsoOpensNote(props: { snapshot: UnlockedSnapshot; method: MethodView; act: keyof typeof t.notes }) {
  const names = alsoOpens(props.snapshot, props.method);
  if (names.length === 0) return null;
  return (
    <p class="small" data-testid="also-opens">
      {t.notes[props.act](names)}
    </p>
  );
}
