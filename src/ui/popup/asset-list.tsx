/** The character's assets on the selected network. */
import { Amount } from '../components/amount.tsx';
import { Empty } from '../components/empty.tsx';
import { FactList, FactRow } from '../components/fact-list.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import type { Acting } from './view.ts';

export function AssetList({ acting: { detail, network } }: { acting: Acting }) {
  if (detail.assets.length === 0 && detail.total === null && detail.networkAnswers !== false)
    return (
      <FactList tall>
        <FactRow name={network.symbol}>
          <Skeleton width={90} />
        </FactRow>
      </FactList>
    );
  if (detail.assets.length === 0)
    return <Empty title="Nothing here yet" text={`The assets of these accounts on ${network.name} show up here.`} />;
  return (
    <FactList tall>
      {detail.assets.map((asset) => (
        <FactRow key={asset.token ?? 'native'} name={<span class="clip">{asset.name}</span>}>
          <Amount decimal={asset.amount} symbol={asset.symbol} places={8} />
        </FactRow>
      ))}
    </FactList>
  );
}
