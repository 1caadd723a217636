/** Networks of the package's list that match a search and are not in the wallet yet. */

import { toListing } from '../../../../locales/en/grammar.ts';
import { Button } from '../../../components/button.tsx';
import { Plus } from '../../../components/icon.tsx';
import { Tag } from '../../../components/row.tsx';
import { hostOf } from '../../../components/site-tile.tsx';
import { type ListedNetwork, useListedNetworks } from './listed-networks.ts';
import { matchNetworks } from './match-networks.ts';

/** How many are drawn. */
const MOST = 30;

export function FoundNetworks(props: {
  search: string;
  known: readonly { chainId: number }[];
  add: (network: ListedNetwork) => void;
}) {
  const listed = useListedNetworks(true);
  if (listed === null) return null;
  const known = new Set(props.known.map(({ chainId }) => chainId));
  const found = matchNetworks(
    listed.filter(({ chainId }) => !known.has(chainId)),
    props.search,
  );
  if (found.length === 0)
    return <p class="small">No other network in the list matches “{props.search.trim()}”. You can add it by hand.</p>;
  return (
    <>
      <h2 class="h3">Not in your wallet yet</h2>
      <ul class="rows">
        {found.slice(0, MOST).map((network) => (
          <li key={network.chainId}>
            <div class="row tall" data-testid="listed-network" data-chain-id={network.chainId}>
              <span class="grow">
                <span class="t clip">
                  {network.name}
                  {network.test === true && <Tag>Test</Tag>}
                </span>
                <span class="d clip">
                  {network.symbol}, chain ID {network.chainId}. Via {toListing(network.rpcUrls.slice(0, 2).map(hostOf))}
                </span>
              </span>
              <Button small icon={Plus} testid="add-listed" onClick={() => props.add(network)}>
                Add
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {found.length > MOST && <p class="small">{found.length - MOST} more match. Type more of the name.</p>}
    </>
  );
}
