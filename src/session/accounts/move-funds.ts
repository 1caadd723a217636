/** What a person does about exposed accounts, whose keys a lost login method could have opened: make a safe account for each, and take them off the list. */
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import type { Exposed, Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { accountOf, withNextAccount } from './accounts.ts';

const exposedOf = (profile: Profile, address: Hex): Exposed => {
  const found = profile.exposed?.find((exposed) => exposed.address === address.toLowerCase());
  if (!found) throw new WalletError('not-found', t.notOnList);
  return found;
};

const movedToOf = ({ accounts }: Profile, { movedTo }: Exposed): Hex | null =>
  accounts.some(({ address }) => address === movedTo) ? movedTo : null;

/** The account that an exposed one is emptied into: made once, under the new entropy, in the same write that names it. */
export async function accountForMoving(profiles: Profiles, characterId: string, address: Hex): Promise<Hex> {
  const before = await profiles.read(characterId);
  const known = movedToOf(before, exposedOf(before, address));
  if (known !== null) return known;
  return profiles.change(characterId, async (open) => {
    const { profile } = open;
    const made = movedToOf(profile, exposedOf(profile, address));
    if (made !== null) return { value: made };
    const { name } = accountOf(profile, address);
    const added = await withNextAccount(characterId, open, t.renewed(name.slice(0, 50)));
    exposedOf(profile, address).movedTo = added.value;
    return added;
  });
}

/** Takes accounts off the list of exposed ones: they are empty, or the person says that they do not matter. */
export const settleExposed = (profiles: Profiles, characterId: string, addresses: readonly Hex[]): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    const settled = new Set(addresses.map((address) => address.toLowerCase()));
    profile.exposed = (profile.exposed ?? []).filter(({ address }) => !settled.has(address));
    return { value: null };
  });
