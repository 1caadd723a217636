/** Commands about the address book of a character, and the ENS names of addresses. */
import { sameAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { doubleOf, readKnownAddresses } from '../adapters/known-addresses.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

/** An entry of the address book is for all networks. */
const ETHEREUM = 1;

export function contactCommands(wallet: Wallet) {
  const { ens } = wallet;
  const { contacts, profiles } = wallet.session;
  return {
    'save-contact': ({ characterId, address, name }) => contacts.save(characterId, address, name),
    'remove-contact': ({ characterId, address }) => contacts.remove(characterId, address),
    'keep-contact': ({ characterId, address }) => contacts.keep(characterId, address),
    async 'look-alike'({ characterId, address }) {
      const known = await readKnownAddresses(wallet, characterId);
      const isNamed = known.some((entry) => entry.name !== null && sameAddress(entry.address, address));
      return isNamed ? null : doubleOf(known, address.toLowerCase() as Hex);
    },
    async 'resolve-name'({ characterId, name }) {
      await profiles.read(characterId);
      return ens.resolve(characterId, ETHEREUM, name);
    },
    async 'ens-name'({ characterId, chainId, address }) {
      await profiles.read(characterId);
      return ens.nameOf(characterId, chainId, address.toLowerCase() as Hex);
    },
  } satisfies Partial<Handlers>;
}
