/** One network: its coin, all its nodes, and whether they respond. */
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { DetailActs } from '../list-detail.tsx';
import { ANSWERS } from './network-row.tsx';

export function NetworkDetail({ network, items }: { network: NetworkView; items: readonly MenuItem[] }) {
  const { chainId, symbol, rpcUrls, sendUrl, bundlerUrl, explorerUrl, servedBy, answers, ownRpc, builtIn } = network;
  return (
    <>
      <FactList tall>
        <FactRow name="State">{ANSWERS[String(answers) as keyof typeof ANSWERS]}</FactRow>
        <FactRow name="Chain ID">{chainId}</FactRow>
        <FactRow name="Coin">{symbol}</FactRow>
        <FactRow name="Comes from">{ownRpc ? 'Your node' : builtIn ? 'The package' : 'You or a site added it'}</FactRow>
      </FactList>
      <h3 class="h3">RPC nodes</h3>
      <ol class="urls">
        {rpcUrls.map((url) => (
          <li key={url} class="mono">
            {url}
            {url === servedBy && ' (in use)'}
          </li>
        ))}
      </ol>
      {(sendUrl ?? bundlerUrl ?? explorerUrl) !== null && <h3 class="h3">Other addresses</h3>}
      <ul class="urls">
        {sendUrl !== null && <Url name="Takes signed transactions" url={sendUrl} />}
        {bundlerUrl !== null && <Url name="Bundler" url={bundlerUrl} />}
        {explorerUrl !== null && <Url name="Block explorer" url={explorerUrl} />}
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
