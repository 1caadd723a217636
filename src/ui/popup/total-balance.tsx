/** What the character holds on all its networks together, one click above the single ones. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { readable } from '../amount.ts';
import { LargeAmount } from '../components/amount.tsx';
import { Button } from '../components/button.tsx';
import { ChevronRight, Icon } from '../components/icon.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { aboutParts, type SumWords } from '../fiat.ts';
import { toMoment } from '../words/day.ts';
import { type Coin, type Total, totalOf } from './total.ts';
import type { Acting } from './view.ts';

/** Amounts and prices of which the page says when they were read (ms). */
const OLD = 10 * 60_000;
/** Coins that are named below the sum. */
const NAMED = 2;

export function TotalBalance({ acting }: { acting: Acting }) {
  const { snapshot, detail, network, go } = acting;
  const total = totalOf(detail, snapshot.networks);
  const { accounts, prices } = detail.holdings;
  const { coins, worth } = total;
  const [coin, ...others] = coins;
  return (
    <div class="sum">
      <Button weight="quiet" small testid="all-networks" onClick={() => go({ kind: 'networks' })}>
        {network.test ? t.testNetwork(network.name) : t.allNetworks}
        <Icon node={ChevronRight} size={15} />
      </Button>
      {coin === undefined ? (
        detail.networkAnswers === false ? (
          <div class="amount" aria-hidden="true">
            —
          </div>
        ) : (
          <>
            <span class="vh" role="status">
              {t.loadingBalances}
            </span>
            <Skeleton width={190} height={34} />
            <Skeleton width={140} />
          </>
        )
      ) : (
        <>
          {worth !== null && prices !== null ? (
            <Worth words={aboutParts(worth, prices, prices.at)} />
          ) : (
            <LargeAmount decimal={coin.amount} symbol={coin.symbol} stale={total.old.length === total.counted} />
          )}
          <div class="small" data-testid="total-words">
            {wordsOf(total, worth === null ? others : coins, accounts)}
          </div>
        </>
      )}
      <Doubts total={total} pricesAt={worth === null ? null : (prices?.at ?? null)} />
    </div>
  );
}

const Worth = ({ words: { before, sum, after } }: { words: SumWords }) => (
  <div class={sum.length > 12 ? 'amount worth long' : 'amount worth'} data-testid="total-worth">
    <span class="u">{before.trim()}</span> {sum}
    {after}
  </div>
);

/**
 * *in 3 accounts on 2 of 6 networks, with 12 XDAI and 4 other assets*.
 * @param coins that the sum does not have in itself, or those that it is the worth of
 */
function wordsOf(
  { tokens, counted, unasked, missing, unpriced, worth }: Total,
  coins: readonly Coin[],
  accounts: number,
): string {
  const named = coins.slice(0, NAMED).map(({ amount, symbol }) => `${readable(amount, 4)} ${symbol}`);
  const held = { named, others: tokens + coins.length - named.length };
  const place = { accounts, networks: counted, of: counted + unasked.length + missing.length };
  return worth === null ? t.totalWith(place, held) : t.worthOf(held, place, unpriced);
}

/** What is silent, and how old the oldest of it is. */
function Doubts({ total, pricesAt }: { total: Total; pricesAt: number | null }) {
  const { missing, old, unread, oldest } = total;
  const now = Date.now();
  const silent = [...missing.map(({ name }) => t.notCounted(name)), ...old.map(({ name }) => name)];
  const words = [
    silent.length > 0 && t.noResponseFrom(silent),
    unread.length > 0 && t.notAllRead(unread.map(({ name }) => name)),
    oldest !== null && now - oldest > OLD && t.oldestAmount(toMoment(oldest, now)),
    pricesAt !== null && now - pricesAt > OLD && t.oldestPrice(toMoment(pricesAt, now)),
  ].filter(Boolean);
  return (
    words.length > 0 && (
      <div class="small" data-testid="total-doubts">
        {words.join(' ')}
      </div>
    )
  );
}
