/** A login method of the open identity may open others on this computer. What is done to it here changes nothing there. */

import { toListing } from '../../locales/en/grammar.ts';
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

const NOTES = {
  freeze: (names: string) => `It opens ${names} too, and will keep doing so. If it is lost, freeze it there as well.`,
  remove: (names: string) => `It opens ${names} too, and will keep doing so. If it is lost, remove it there as well.`,
  renew: (names: string) =>
    `The old credential opens ${names} too, and will keep doing so. If it is lost, replace it there as well.`,
};

/** Nothing where it opens no other. */
export function AlsoOpensNote(props: { snapshot: UnlockedSnapshot; method: MethodView; act: keyof typeof NOTES }) {
  const names = alsoOpens(props.snapshot, props.method);
  if (names.length === 0) return null;
  return (
    <p class="small" data-testid="also-opens">
      {NOTES[props.act](toListing(names))}
    </p>
  );
}
