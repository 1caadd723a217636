/** ENS names of addresses, looked up once each while a page is shown. They stand beside an address and never in its place. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Hex } from '../../../lib/bytes.ts';
import { useCommand } from '../../wallet.tsx';

/** How many addresses of a list are looked up. */
const MOST = 40;

export interface FoundNames {
  /** @param address in lower case */
  get(address: Hex): string | undefined;
}

/** @param addresses of this network, in lower case, each once */
export function useEnsNames(characterId: string, chainId: number, addresses: readonly Hex[]): FoundNames {
  const command = useCommand();
  // By character, network and address: the same address can be somebody else’s on another network.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef(new Set<string>());
  const place = `${characterId} ${chainId}`;
  const key = addresses.slice(0, MOST).join();
  useEffect(() => {
    for (const address of key.split(',').filter((one) => one !== '') as Hex[]) {
      const question = `${place} ${address}`;
      if (asked.current.has(question)) continue;
      asked.current.add(question);
      // Without an answer there is no name beside the address.
      void command('ens-name', { characterId, chainId, address }).then(
        (name) => name !== null && setNames((before) => new Map(before).set(question, name)),
        () => undefined,
      );
    }
  }, [command, characterId, chainId, place, key]);
  return { get: (address) => names.get(`${place} ${address}`) };
}
