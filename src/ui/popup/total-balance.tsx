/** What the character holds on all its networks together, one click above the single ones. */

import { toCounted, toListing } from '../../locales/en/grammar.ts';
import { readable } from '../amount.ts';
import { LargeAmount } from '../components/amount.tsx';
import { Button } from '../components/button.tsx';
import { ChevronRight, Icon } from '../components/icon.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { aboutWords } from '../fiat.ts';
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
  const { prices } = detail.holdings;
  const [coin, ...others] = total.coins;
  return (
    <div class="sum">
      <Button weight="quiet" small testid="all-networks" onClick={() => go({ kind: 'networks' })}>
        {network.test ? `${network.name}, a test network` : 'All networks'}
        <Icon node={ChevronRight} size={15} />
      </Button>
      {coin === undefined ? (
        detail.networkAnswers !== false && (
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
          {total.worth !== null && prices !== null ? (
            <Worth words={aboutWords(total.worth, prices, prices.at)} />
          ) : (
            <LargeAmount decimal={coin.amount} symbol={coin.symbol} stale={total.old.length === total.counted} />
          )}
          <div class="small" data-testid="total-words">
            {wordsOf(total, total.worth === null ? others : total.coins, detail.holdings.accounts)}
          </div>
        </>
      )}
      <Doubts total={total} pricesAt={total.worth === null ? null : (prices?.at ?? null)} />
    </div>
  );
}

/** @param props.words *about $12.30*, *less than $0.01* */
function Worth({ words }: { words: string }) {
  const [, about = '', sum = words] = /^(about|less than) (.*)$/.exec(words) ?? [];
  return (
    <div class={sum.length > 12 ? 'amount worth long' : 'amount worth'} data-testid="total-worth">
      <span class="u">{about}</span> {sum}
    </div>
  );
}

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
  const rest = tokens + coins.length - named.length;
  const held = toListing([...named, ...(rest === 0 ? [] : [toCounted(rest, 'other asset')])]);
  const all = counted + unasked.length + missing.length;
  const networks = all > counted ? ` on ${counted} of ${all} networks` : counted > 1 ? ` on ${counted} networks` : '';
  const where = `in ${toCounted(accounts, 'account')}${networks}`;
  const without = unpriced > 0 && worth !== null ? `; ${unpriced} without a price` : '';
  if (held === '') return where;
  return worth === null ? `${where}, with ${held}` : `${held} ${where}${without}`;
}

/** What is silent, and how old the oldest of it is. */
function Doubts({ total, pricesAt }: { total: Total; pricesAt: number | null }) {
  const { missing, old, unread, oldest } = total;
  const now = Date.now();
  const silent = [...missing.map(({ name }) => `${name} (not counted)`), ...old.map(({ name }) => name)];
  const words = [
    silent.length > 0 && `No response from ${toListing(silent)}.`,
    unread.length > 0 && `Not all accounts were read on ${toListing(unread.map(({ name }) => name))}.`,
    oldest !== null && now - oldest > OLD && `Oldest amount: ${toMoment(oldest, now)}.`,
    pricesAt !== null && now - pricesAt > OLD && `Oldest price: ${toMoment(pricesAt, now)}.`,
  ].filter((one) => one !== false);
  return words.length === 0 ? null : (
    <div class="small" data-testid="total-doubts">
      {words.join(' ')}
    </div>
  );
}
