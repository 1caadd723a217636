/** Networks of the package's list that match a search and are not in the wallet yet. */

import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';
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
  if (found.length === 0) return <p class="small">{t.noneInList(props.search.trim())}</p>;
  return (
    <>
      <h2 class="h3">{t.notInWallet}</h2>
      <ul class="rows">
        {found.slice(0, MOST).map((network) => (
          <li key={network.chainId}>
            <div class="row tall" data-testid="listed-network" data-chain-id={network.chainId}>
              <span class="grow">
                <span class="t clip">
                  {network.name}
                  {network.test === true && <Tag>{t.test}</Tag>}
                </span>
                <span class="d clip">
                  {t.listed(network.symbol, network.chainId, network.rpcUrls.slice(0, 2).map(hostOf))}
                </span>
              </span>
              <Button small icon={Plus} of={network.name} testid="add-listed" onClick={() => props.add(network)}>
                {t.add}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {found.length > MOST && <p class="small">{t.moreMatch(found.length - MOST)}</p>}
    </>
  );
}
