/** The simulation result: the changes in the account, asset by asset. Shows only what the review found. */
import { writeDecimal } from '../../../lib/language.ts';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { AssetChange, Simulation } from '../../../messaging/approval.ts';
import type { PricesView } from '../../../messaging/price-view.ts';
import { amountInWords, partsOf, readable } from '../../amount.ts';
import { About } from '../../components/about.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Check, Icon, TriangleAlert } from '../../components/icon.tsx';

/** `warned`: the warnings already contain the simulation's failure, so the box does not repeat it. */
export function SimulationBox(props: {
  simulation: Simulation;
  accountName: string | null;
  warned: boolean;
  prices: PricesView | undefined;
}) {
  const { simulation, accountName, warned, prices } = props;
  const worked = simulation.kind === 'worked' && !simulation.noticeable;
  return (
    <div class="change" data-testid="simulation" data-simulation={simulation.kind}>
      <div class="cap label spread">
        <span class="clip">{accountName === null ? t.changesInYourAccount : t.changesIn(accountName)}</span>
        {worked && (
          <span class="verdict good-ink">
            <Icon node={Check} size={14} />
            {t.simulated}
          </span>
        )}
        {simulation.kind === 'worked' && simulation.noticeable && <span class="verdict">{t.simulatedNotReliable}</span>}
        {simulation.kind === 'unavailable' && <span class="verdict">{t.notSimulated}</span>}
        {simulation.kind === 'failed' && (
          <span class="verdict bad">
            <Icon node={TriangleAlert} size={14} />
            {t.simulationFailed}
          </span>
        )}
      </div>
      {simulation.kind !== 'worked' && simulation.reason !== '' && !warned && (
        <p class={simulation.kind === 'failed' ? 'small bad' : 'small'}>
          {simulation.kind === 'failed' ? t.becauseOf(simulation.reason) : simulation.reason}
        </p>
      )}
      {simulation.changes.length > 0 && (
        <FactList>
          {simulation.changes.map((change) => (
            <FactRow
              key={`${change.asset} ${change.direction} ${change.amount}`}
              name={change.asset}
              direction={change.direction === 'left' ? undefined : change.direction}
            >
              <ChangedAmount amount={change.amount} direction={change.direction} />
              {change.of !== undefined && <About prices={prices} token={change.of.token} amount={change.of.decimal} />}
            </FactRow>
          ))}
        </FactList>
      )}
    </div>
  );
}

/** Amounts that move are shown exactly as in the review; remaining amounts are truncated, never rounded up. The unit is grey. */
function ChangedAmount({ amount, direction }: Pick<AssetChange, 'amount' | 'direction'>) {
  const parts = partsOf(amount);
  if (parts === null) return <>{amount}</>;
  const { decimal, symbol } = parts;
  return (
    <span title={amountInWords(amount)}>
      <span class="num">{direction === 'left' ? readable(decimal) : writeDecimal(decimal)}</span>{' '}
      <span class="u">{symbol}</span>
    </span>
  );
}
