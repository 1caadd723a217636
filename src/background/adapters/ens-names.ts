/** ENS names for addresses and back, through the acting character's own route to Ethereum. What was looked up is remembered for some minutes. */
import { lookupName, resolveName } from '../../chain/ens.ts';
import type { Hex } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import type { ChainClients } from './chain-clients.ts';

export interface EnsNames {
  /**
   * The lower-case address that a name leads to on that network.
   * @throws WalletError bad-input (no such name, or none that can be looked up) | no-network
   */
  resolve(characterId: string, chainId: number, name: string): Promise<Hex>;
  /**
   * The name of an address, verified forward; `null` if it has none. Ethereum is asked only about addresses that a transaction on it names
   * anyway; on other networks the name is the one that the person typed.
   */
  nameOf(characterId: string, chainId: number, address: Hex): Promise<string | null>;
}

const ETHEREUM = 1;
/** In ms. */
const REMEMBERED = 5 * 60_000;
const MOST = 200;

export function createEnsNames(clients: Pick<ChainClients, 'client'>, clock: () => number): EnsNames {
  const names = new Map<string, { name: string | null; at: number }>();
  const keyOf = (characterId: string, chainId: number, address: Hex) => `${characterId}/${chainId}/${address}`;

  function remember(key: string, name: string | null): void {
    if (names.size >= MOST) names.clear();
    names.set(key, { name, at: clock() });
  }

  return {
    async resolve(characterId, chainId, name) {
      const address = await resolveName(clients.client(characterId, ETHEREUM), name, chainId).catch((error) => {
        if (!isWalletError(error, 'no-network')) throw error;
        throw new WalletError('no-network', t.noLookUp);
      });
      const typed = name.trim().toLowerCase();
      if (address === null) throw new WalletError('bad-input', t.noAddress(typed));
      remember(keyOf(characterId, chainId, address), typed);
      return address;
    },
    async nameOf(characterId, chainId, address) {
      const key = keyOf(characterId, chainId, address);
      const known = names.get(key);
      if (known && clock() - known.at < REMEMBERED) return known.name;
      if (chainId !== ETHEREUM) return null;
      const name = await lookupName(clients.client(characterId, ETHEREUM), address);
      remember(key, name);
      return name;
    },
  };
}
