/** The list of networks that the package carries, loaded when it is searched. Nothing is asked of any of them. */
import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../../lib/bytes.ts';
import type { CommandArgs } from '../../../../messaging/commands.ts';

export type ListedNetwork = CommandArgs<'add-network'>;

/** A row of the file, as `scripts/lib/chain-list.mjs` writes it. */
type Row = [number, string, string, string[], string | null, boolean, Hex | null, Hex | null];

const toNetwork = ([chainId, name, symbol, rpcUrls, explorerUrl, test, multicall, oracle]: Row): ListedNetwork => ({
  chainId,
  name,
  symbol,
  rpcUrls,
  explorerUrl,
  test,
  ...(multicall === null ? {} : { multicall }),
  ...(oracle === null ? {} : { l1FeeOracle: oracle }),
});

/** `null` until it is loaded, and before it is `wanted`. */
export function useListedNetworks(wanted: boolean): readonly ListedNetwork[] | null {
  const [networks, setNetworks] = useState<readonly ListedNetwork[] | null>(null);
  useEffect(() => {
    if (!wanted || networks !== null) return;
    let current = true;
    void fetch('/lists/networks.json')
      .then((response) => response.json() as Promise<Row[]>)
      .then((rows) => current && setNetworks(rows.map(toNetwork)))
      // Without the list the networks of the wallet are still found.
      .catch(() => current && setNetworks([]));
    return () => {
      current = false;
    };
  }, [wanted, networks]);
  return networks;
}
