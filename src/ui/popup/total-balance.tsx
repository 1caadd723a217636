/** The network menu and the character's total balance in the network's own currency. */
import { fromUnits } from '../amount.ts';
import { LargeAmount } from '../components/amount.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { toMoment } from '../words/day.ts';
import { toCounted } from '../words/listing.ts';
import { TotalWorth } from './late-pages.ts';
import { NetworkSwitch } from './network-switch.tsx';
import type { Acting } from './view.ts';

export function TotalBalance({ acting }: { acting: Acting }) {
  const { character, detail, network } = acting;
  const stale = detail.networkAnswers === false;
  const others = detail.assets.filter(
    ({ token, amount, hidden }) => token !== null && !hidden && /[1-9]/.test(amount),
  ).length;
  const beside = others === 0 ? '' : `, with ${toCounted(others, 'other asset')}`;
  return (
    <div class="sum">
      {character.state === 'viewed' ? <span class="label">{network.name}</span> : <NetworkSwitch acting={acting} />}
      {stale && detail.balancesAt !== null && <span class="label"> at {toMoment(detail.balancesAt, Date.now())}</span>}
      {detail.total === null ? (
        !stale && (
          <>
            <span class="vh" role="status">
              Loading balances
            </span>
            <Skeleton width={190} height={34} />
            <Skeleton width={140} />
          </>
        )
      ) : (
        <>
          <LargeAmount decimal={fromUnits(detail.total, network.decimals)} symbol={network.symbol} stale={stale} />
          {detail.prices !== null && <TotalWorth acting={acting} />}
          <div class="small">
            in {toCounted(detail.accounts.length, 'account')}
            {beside}
          </div>
        </>
      )}
    </div>
  );
}
