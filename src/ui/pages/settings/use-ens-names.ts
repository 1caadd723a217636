/** ENS names of addresses, looked up once each while a page is shown. They stand beside an address and never in its place. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Hex } from '../../../lib/bytes.ts';
import { useCommand } from '../../wallet.tsx';

/** How many addresses of a list are looked up. */
const MOST = 40;

/** @param addresses in lower case, each once @returns the names that were found, by address */
export function useEnsNames(
  characterId: string,
  chainId: number,
  addresses: readonly Hex[],
): ReadonlyMap<string, string> {
  const command = useCommand();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef(new Set<string>());
  const key = addresses.slice(0, MOST).join();
  useEffect(() => {
    for (const address of key.split(',').filter((one) => one !== '') as Hex[]) {
      const question = `${characterId} ${chainId} ${address}`;
      if (asked.current.has(question)) continue;
      asked.current.add(question);
      // Without an answer there is no name beside the address.
      void command('ens-name', { characterId, chainId, address }).then(
        (name) => name !== null && setNames((before) => new Map(before).set(address, name)),
        () => undefined,
      );
    }
  }, [command, characterId, chainId, key]);
  return names;
}
