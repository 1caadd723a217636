/** One network: its coin, all its nodes, and whether they respond. */

import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { DetailActs } from '../list-detail.tsx';
import { Answers } from './network-row.tsx';

export function NetworkDetail({ network, items }: { network: NetworkView; items: readonly MenuItem[] }) {
  const { chainId, symbol, rpcUrls, sendUrl, bundlerUrl, explorerUrl, servedBy, answers, ownRpc, builtIn } = network;
  return (
    <>
      <FactList tall>
        <FactRow name={t.state}>
          <Answers answers={answers} />
        </FactRow>
        <FactRow name={t.chainId}>{chainId}</FactRow>
        <FactRow name={t.coin}>{symbol}</FactRow>
        <FactRow name={t.comesFrom}>{ownRpc ? t.yourNode : builtIn ? t.builtIn : t.youOrASite}</FactRow>
      </FactList>
      <h3 class="h3">{t.rpcNodes}</h3>
      <ol class="urls">
        {rpcUrls.map((url) => (
          <li key={url} class="mono">
            {url === servedBy ? t.inUse(url) : url}
          </li>
        ))}
      </ol>
      {(sendUrl ?? bundlerUrl ?? explorerUrl) !== null && <h3 class="h3">{t.otherAddresses}</h3>}
      <ul class="urls">
        {sendUrl !== null && <Url name={t.sendUrl} url={sendUrl} />}
        {bundlerUrl !== null && <Url name={t.bundler} url={bundlerUrl} />}
        {explorerUrl !== null && <Url name={t.blockExplorer} url={explorerUrl} />}
      </ul>
      <DetailActs items={items} />
    </>
  );
}

const Url = ({ name, url }: { name: string; url: string }) => (
  <li>
    <span class="label">{name}</span> <span class="mono">{url}</span>
  </li>
);
