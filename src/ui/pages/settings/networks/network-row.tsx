/** One network of the list: its name, its nodes, and whether they respond. */

import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';
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
            {ownRpc && <Tag>{t.yourNode}</Tag>}
            {network.sendUrl !== null && <Tag>{t.privateSending}</Tag>}
            {network.bundlerUrl !== null && <Tag>{t.bundler}</Tag>}
            {!builtIn && !ownRpc && <Tag>{t.added}</Tag>}
            {network.test && <Tag>{t.test}</Tag>}
          </span>
          <span class="d clip">{nodesText(network)}</span>
        </span>
        <span class="answers">
          <Answers answers={answers} />
        </span>
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
  return `${t.symbolAndChainId(symbol, chainId)} ${viaText(first, others, sendUrl, servedBy)}`;
}

/** `servedBy`: the node that stands in for the first one. */
function viaText(first: string, others: string[], sendUrl: string | null, servedBy: string | undefined): string {
  if (servedBy !== undefined)
    return sendUrl === null
      ? t.viaInstead(hostOf(servedBy), first)
      : t.viaInsteadWithRelay(hostOf(servedBy), first, hostOf(sendUrl));
  const hosts = others.length > 1 ? [first, t.countMore(others.length)] : [first, ...others];
  return sendUrl === null ? t.via(hosts) : t.viaWithRelay(hosts, hostOf(sendUrl));
}

function changedText({ rpcUrls, sendUrl, bundlerUrl }: ChangedNodes): string {
  const chosen = [...rpcUrls, sendUrl, bundlerUrl].filter((url) => url !== null).map(hostOf);
  return chosen.length === 0 ? t.nodesRemovedByOther : t.nodesChosenByOther(chosen);
}

/** `null`: not asked yet. */
export function Answers({ answers }: Pick<NetworkView, 'answers'>) {
  if (answers === null) return <span class="small">{t.notCheckedYet}</span>;
  return answers ? <Tag tone="good">{t.online}</Tag> : <Tag tone="caution">{t.notResponding}</Tag>;
}
