/** What a person does about exposed accounts, whose keys a lost login method could have opened: make a safe account for each, and take them off the list. */
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { Exposed, Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { accountOf, addAccount } from './accounts.ts';

const exposedOf = (profile: Profile, address: Hex): Exposed => {
  const found = profile.exposed?.find((exposed) => exposed.address === address.toLowerCase());
  if (!found) throw new WalletError('not-found', 'This account is not on the list any more.');
  return found;
};

/** The account that an exposed one is emptied into: made once, under the new entropy. */
export async function accountForMoving(profiles: Profiles, characterId: string, address: Hex): Promise<Hex> {
  const profile = await profiles.read(characterId);
  const { movedTo } = exposedOf(profile, address);
  if (movedTo !== null && profile.accounts.some((account) => account.address === movedTo)) return movedTo;
  const { name } = accountOf(profile, address);
  const to = await addAccount(profiles, characterId, `${name.slice(0, 50)}, new`);
  await profiles.change(characterId, async (open) => {
    exposedOf(open.profile, address).movedTo = to;
    return { value: null };
  });
  return to;
}

/** Takes accounts off the list of exposed ones: they are empty, or the person says that they do not matter. */
export const settleExposed = (profiles: Profiles, characterId: string, addresses: readonly Hex[]): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    const settled = new Set(addresses.map((address) => address.toLowerCase()));
    profile.exposed = (profile.exposed ?? []).filter(({ address }) => !settled.has(address));
    return { value: null };
  });
