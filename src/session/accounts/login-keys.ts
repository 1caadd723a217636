/**
 * Login keys: each signs in to one site, and does nothing else.
 *
 * [Note: Derived and sealed] A login key is derived from the character's entropy at a path that the site decides, so that two computers
 * that meet the site at the same time get the same one, and so that the phrase brings it back. It is then sealed as a target of its own, as
 * every account is: the entropy changes with each rotation, and the person must stay the same one for the site.
 */
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { derivePrivateKey } from '../../ethereum/hd.ts';
import { loginPath } from '../../ethereum/login-path.ts';
import { createId } from '../../keys/ids.ts';
import { bareHex, type Hex, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { loginKey as loginKeyWords } from '../../locales/en/messaging/login-key.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import { loginKeyName } from '../../messaging/login-key.ts';
import { targetName } from '../../sync/box-names.ts';
import { type LoginKey, NAME_LIMIT, noteRemovedTarget, type Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { sealAccountTarget, useEntropy } from '../profile/targets.ts';
import { toId } from '../state/open-keys.ts';
import { accountOf } from './accounts.ts';

/** Of one character: each is sealed again when the character gets new keys. */
const MOST_LOGIN_KEYS = 200;

/** The login key that a site gets; `null`: it gets a new one. */
export const loginKeyOf = ({ loginKeys = [] }: Pick<Profile, 'loginKeys'>, origin: string): LoginKey | null =>
  loginKeys.find((key) => key.origin === origin && key.exposedSince === undefined) ?? null;

/** The login key of this site, made if there is none, or if somebody else may have read it. @throws WalletError refused (too many) */
export async function loginKeyFor(profiles: Profiles, characterId: string, origin: string): Promise<Hex> {
  const known = loginKeyOf(await profiles.read(characterId), origin);
  if (known) return known.address;
  return profiles.change(characterId, async ({ log, profile, access, signer }) => {
    const { loginKeys = [] } = profile;
    const made = loginKeyOf(profile, origin);
    if (made) return { value: made.address };
    if (loginKeys.length >= MOST_LOGIN_KEYS) throw new WalletError('refused', t.tooManyLoginKeys);
    const { path, privateKey } = await useEntropy(access, profile, (entropy) => nextKey(loginKeys, entropy, origin));
    try {
      const address = privateKeyToAddress(privateKey);
      const targetId = createId();
      const name = loginKeyName({ origin }).slice(0, NAME_LIMIT);
      const box = await sealAccountTarget({ log, characterId, signer }, targetId, {
        ...{ address, privateKey, name },
        login: { origin, path },
      });
      profile.loginKeys = [...loginKeys, { address, origin, path, targetId: bareHex(targetId) }];
      return { value: address, boxes: [box] };
    } finally {
      wipe(privateKey);
    }
  });
}

/** See [Note: Derived and sealed]. The caller wipes the key. */
function nextKey(known: readonly LoginKey[], entropy: Uint8Array, origin: string) {
  for (let number = 0; ; number++) {
    const path = loginPath(origin, number);
    const privateKey = derivePrivateKey(entropy, path);
    const address = privateKeyToAddress(privateKey);
    if (!known.some((key) => key.address === address)) return { path, privateKey };
    wipe(privateKey);
  }
}

/** Removes the key with its sealed copy. Its site does not see it any more. @throws WalletError not-found */
export const removeLoginKey = (profiles: Profiles, characterId: string, address: Hex): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    const key = profile.loginKeys?.find((known) => known.address === address);
    if (!key) throw new WalletError('not-found', t.noSuchLoginKey);
    profile.loginKeys = profile.loginKeys?.filter((known) => known !== key);
    profile.sites = profile.sites
      .map((site) => ({ ...site, accounts: site.accounts.filter((granted) => granted !== address) }))
      .filter((site) => site.accounts.length > 0 || site.nostr !== undefined);
    noteRemovedTarget(profile, key.targetId);
    return { value: null, boxes: [{ name: targetName(toId(characterId), toId(key.targetId)), bytes: null }] };
  });

/**
 * The sealed key of an account that signs, or of a login key that does what it is for: signs a message for its own site.
 * @throws WalletError not-found | refused (watch-only) | not-allowed
 */
export function keyThatSigns(
  profile: Profile,
  address: Hex,
  { kind, origin }: { kind: 'transaction' | 'message' | 'typed-data'; origin: string | null },
): { address: Hex; targetId: string } {
  const login = profile.loginKeys?.find((key) => key.address === address.toLowerCase());
  if (login) {
    if (kind === 'message' && origin === login.origin) return login;
    throw new WalletError('not-allowed', kind === 'message' ? t.loginKeyOfOtherSite : loginKeyWords.onlyLogsIn);
  }
  const { targetId, address: account } = accountOf(profile, address);
  if (targetId === null) throw new WalletError('refused', t.watchedCannotSign);
  return { address: account, targetId };
}
