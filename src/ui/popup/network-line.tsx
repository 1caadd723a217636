/** The network that the lists below are of, and how much of its coin the character holds there. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { UnitsAmount } from '../components/amount.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { toMoment } from '../words/day.ts';
import { NetworkSwitch } from './network-switch.tsx';
import type { Acting } from './view.ts';

export function NetworkLine({ acting }: { acting: Acting }) {
  const { character, detail, network } = acting;
  const stale = detail.networkAnswers === false;
  return (
    <div class="network-line">
      {character.state === 'viewed' ? <span class="label">{network.name}</span> : <NetworkSwitch acting={acting} />}
      <span class={stale ? 'v is-stale' : 'v'} data-testid="network-total">
        {detail.total === null ? (
          !stale && <Skeleton width={72} />
        ) : (
          <UnitsAmount units={detail.total} decimals={network.decimals} symbol={network.symbol} />
        )}
        {stale && detail.balancesAt !== null && (
          <span class="label"> {t.at(toMoment(detail.balancesAt, Date.now()))}</span>
        )}
      </span>
    </div>
  );
}
