/** One network of the list: its name, its nodes, and whether they respond. */

import { toListing } from '../../../../locales/en/grammar.ts';
import type { ChangedNodes } from '../../../../messaging/place-views.ts';
import type { CharacterSummary, NetworkView } from '../../../../messaging/snapshot.ts';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { hostOf } from '../../../components/site-tile.tsx';
import { ChangedBy } from '../changed-by.tsx';
import { RowLink } from '../list-detail.tsx';

/** `character`: who can decide on nodes that another login method chose; `null`: nobody here. */
export function NetworkRow(props: {
  network: NetworkView;
  items: readonly MenuItem[];
  character: CharacterSummary | null;
  isChosen: boolean;
}) {
  const { network, items, character } = props;
  const { name, chainId, ownRpc, builtIn, answers, changed } = network;
  return (
    <li data-at={String(chainId)}>
      <div class="row tall is-linked" data-testid="network-row" data-chain-id={chainId}>
        <span class="grow">
          <span class="t clip">
            <RowLink route="networks" id={String(chainId)} isChosen={props.isChosen}>
              {name}
            </RowLink>
            {ownRpc && <Tag>Your node</Tag>}
            {network.sendUrl !== null && <Tag>Private sending</Tag>}
            {network.bundlerUrl !== null && <Tag>Bundler</Tag>}
            {!builtIn && !ownRpc && <Tag>Added</Tag>}
            {network.test && <Tag>Test</Tag>}
          </span>
          <span class="d clip">{nodesText(network)}</span>
        </span>
        <span class="answers">{ANSWERS[String(answers) as keyof typeof ANSWERS]}</span>
        {items.length > 0 && <MoreMenu of={name} items={items} />}
      </div>
      {changed !== undefined && character !== null && (
        <ChangedBy
          by={changed.by}
          text={changedText(changed)}
          characterId={character.id}
          what="route"
          placeKey={String(chainId)}
          name={name}
        />
      )}
    </li>
  );
}

/** *ETH, chain ID 1. Via one.example and 2 more*, or which node stands in for the first one. */
function nodesText({ symbol, chainId, rpcUrls, sendUrl, servedBy }: NetworkView): string {
  const [first = '', ...others] = rpcUrls.map(hostOf);
  const about = `${symbol}, chain ID ${chainId}.`;
  const sends = sendUrl === null ? '' : `; sends through ${hostOf(sendUrl)}`;
  if (servedBy !== undefined) return `${about} Via ${hostOf(servedBy)}, because ${first} isn’t responding${sends}`;
  return `${about} Via ${toListing(others.length > 1 ? [first, `${others.length} more`] : [first, ...others])}${sends}`;
}

function changedText({ rpcUrls, sendUrl, bundlerUrl }: ChangedNodes): string {
  const chosen = [...rpcUrls, sendUrl, bundlerUrl].filter((url) => url !== null).map(hostOf);
  return chosen.length === 0
    ? 'It removed your RPC nodes. They stay in use until you decide.'
    : `It chose ${toListing(chosen)}. No requests are sent there until you keep the change.`;
}

export const ANSWERS = {
  true: <Tag tone="good">Online</Tag>,
  false: <Tag tone="caution">Not responding</Tag>,
  null: <span class="small">Not checked yet</span>,
};
