/**
 * Accounts that a login method put into a character without holding it. The person accepts one, which seals its key anew under
 * the name that the person chooses, or removes it. Until then nothing uses it.
 */
import { createId } from '../../keys/ids.ts';
import { bareHex, type Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import { targetName } from '../../sync/box-names.ts';
import { isNameTaken } from '../profile/free-name.ts';
import { cleanName, noteRemovedTarget, type Offered, type Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { sealAccountTarget, useOfferedKey } from '../profile/targets.ts';
import { toId } from '../state/open-keys.ts';

function offeredIn(profile: Profile, targetId: string): Offered {
  const found = profile.offered?.find((offered) => offered.targetId === targetId);
  if (!found) throw new WalletError('not-found', t.notOffered);
  return found;
}

function takeOut(profile: Profile, targetId: string): void {
  profile.offered = (profile.offered ?? []).filter((offered) => offered.targetId !== targetId);
  noteRemovedTarget(profile, targetId);
}

/** @throws WalletError not-found | exists (the name, or the account) | bad-input */
export const acceptOffered = (profiles: Profiles, characterId: string, targetId: string, name: string): Promise<Hex> =>
  profiles.change(characterId, async ({ log, profile, access, signer }) => {
    const { address } = offeredIn(profile, targetId);
    const known = profile.accounts.find((account) => account.address === address);
    if (known && known.targetId !== null) throw new WalletError('exists', t.hereAlready(known.name));
    const others = profile.accounts.filter((account) => account !== known);
    const cleaned = cleanName(name);
    if (isNameTaken({ ...profile, accounts: others }, cleaned)) throw new WalletError('exists', t.nameTaken(cleaned));
    const id = createId();
    const box = await useOfferedKey(access, { address, targetId }, (privateKey) =>
      sealAccountTarget({ log, characterId, signer }, id, { address, privateKey, name: cleaned }),
    );
    takeOut(profile, targetId);
    profile.accounts = [...others, { address, name: cleaned, kind: 'imported', path: null, targetId: bareHex(id) }];
    return { value: address, boxes: [box, { name: targetName(toId(characterId), toId(targetId)), bytes: null }] };
  });

export const removeOffered = (profiles: Profiles, characterId: string, targetId: string): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    offeredIn(profile, targetId);
    takeOut(profile, targetId);
    return { value: null, boxes: [{ name: targetName(toId(characterId), toId(targetId)), bytes: null }] };
  });
