/** All networks of the character with what it holds on each. Opening it reads those that were read before; the others wait for a click. */
import { useEffect } from 'preact/hooks';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import type { HoldingView } from '../../messaging/holding-view.ts';
import type { NetworkView } from '../../messaging/snapshot.ts';
import { Amount } from '../components/amount.tsx';
import { Button } from '../components/button.tsx';
import { FactList, FactRow } from '../components/fact-list.tsx';
import { RotateCcw } from '../components/icon.tsx';
import { Row, Rows } from '../components/row.tsx';
import { useRun } from '../components/toast.tsx';
import { TokenMark } from '../components/token-mark.tsx';
import { aboutWords } from '../fiat.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { toMoment } from '../words/day.ts';
import { PageHead } from './page-head.tsx';
import { type Coin, totalOf } from './total.ts';
import type { Acting } from './view.ts';

export function NetworksPage({ acting }: { acting: Acting }) {
  const { snapshot, character, detail, go } = acting;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  // What does not answer is said by the next snapshot.
  useEffect(() => void command('check-networks', { others: false }).catch(() => undefined), [command]);
  const holdingOf = ({ chainId }: NetworkView) =>
    detail.holdings.networks.find((one) => one.chainId === chainId) ?? null;
  const listed = snapshot.networks.filter(
    (network) => network.shown || network.chainId === detail.chainId || holdingOf(network) !== null,
  );
  const real = listed.filter(({ test }) => !test);
  const test = listed.filter((network) => network.test);
  const unasked = listed.filter((network) => holdingOf(network) === null);
  const rows = (networks: readonly NetworkView[]) => (
    <Rows>
      {networks.map((network) => (
        <NetworkRow key={network.chainId} network={network} holding={holdingOf(network)} acting={acting} />
      ))}
    </Rows>
  );
  const { coins } = totalOf({ ...detail, chainId: real[0]?.chainId ?? detail.chainId }, snapshot.networks);
  return (
    <>
      <PageHead title={t.allNetworks} back={() => go({ kind: 'home' })} />
      <div class="body sub stack" data-testid="networks-page">
        {coins.length > 0 && <Coins coins={coins} />}
        {real.length > 0 && rows(real)}
        {unasked.length > 0 && (
          <>
            <Button
              wide
              icon={RotateCcw}
              busy={busy}
              testid="check-networks"
              onClick={() => run(() => command('check-networks', { others: true }))}
            >
              {t.checkMore(unasked.length)}
            </Button>
            <p class="fine">{t.nodesLearn(character.name)}</p>
          </>
        )}
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
        {test.length > 0 && (
          <>
            <h3 class="label">{t.testNetworks}</h3>
            {rows(test)}
          </>
        )}
      </div>
    </>
  );
}

/** The same coin on several networks is one amount. */
const Coins = ({ coins }: { coins: readonly Coin[] }) => (
  <FactList>
    {coins.map(({ symbol, amount, networks }) => (
      <FactRow
        key={`${symbol} ${networks[0]?.chainId}`}
        name={symbol}
        detail={networks.length === 0 ? undefined : t.onNetworks(networks.map(({ name }) => name))}
      >
        <Amount decimal={amount} symbol="" places={18} />
      </FactRow>
    ))}
  </FactList>
);

function NetworkRow({
  network,
  holding,
  acting,
}: {
  network: NetworkView;
  holding: HoldingView | null;
  acting: Acting;
}) {
  const { character, detail, go } = acting;
  const command = useCommand();
  const run = useRun();
  const { prices } = detail.holdings;
  const coin = holding?.assets.find(({ token }) => token === null);
  const tokens = holding?.assets.filter(({ token }) => token !== null).length ?? 0;
  // A login that only views the character cannot put it on another network.
  const canChoose = character.state === 'open' || network.chainId === detail.chainId;
  const choose = () => {
    if (network.chainId !== detail.chainId)
      void run(() => command('set-network', { characterId: character.id, chainId: network.chainId }));
    go({ kind: 'home' });
  };
  return (
    <Row
      lead={<TokenMark asset={{ symbol: network.symbol, token: null, kind: network.builtIn ? 'coin' : 'added' }} />}
      title={network.name}
      detail={stateOf(holding, tokens)}
      value={
        coin !== undefined && (
          <>
            <Amount decimal={coin.amount} symbol={coin.symbol} />
            {holding?.worth != null && prices !== null && !network.test && (
              <span class="about">{aboutWords(holding.worth, prices, prices.at)}</span>
            )}
          </>
        )
      }
      testid="network-holding"
      data={{
        'data-chain-id': String(network.chainId),
        'aria-current': network.chainId === detail.chainId ? 'true' : undefined,
      }}
      onClick={canChoose ? choose : undefined}
    />
  );
}

/** Amounts of which the page says when they were read (ms). */
const OLD = 60_000;

/** *With 2 other assets, at 14:02*. */
function stateOf(holding: HoldingView | null, tokens: number): string {
  if (holding === null) return t.notCheckedYet;
  const now = Date.now();
  const { at, answers } = holding;
  if (at === null) return t.notResponding;
  const isOld = answers === false || now - at >= OLD;
  return t.holds(tokens, isOld ? toMoment(at, now) : null, answers !== false);
}
