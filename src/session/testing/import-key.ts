/** Imports one private key. For tests only. */
import type { Hex } from '../../lib/bytes.ts';
import { importAccounts } from '../accounts/imported.ts';
import type { Profiles } from '../profile/profiles.ts';

export async function importPrivateKey(
  profiles: Profiles,
  characterId: string,
  name: string,
  privateKey: string,
): Promise<Hex> {
  const [address] = await importAccounts(
    profiles,
    0,
    characterId,
    { kind: 'keys', privateKeys: [privateKey] },
    {
      names: [name],
      keepAs: null,
    },
  );
  return address as Hex;
}
