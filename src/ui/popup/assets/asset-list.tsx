/** The character's assets on the selected network: those that are shown, their order, a search from nine on, and the hidden ones behind a button. */
import { useState } from 'preact/hooks';
import type { AssetView } from '../../../messaging/asset-view.ts';
import { About } from '../../components/about.tsx';
import { Amount } from '../../components/amount.tsx';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { ChevronDown, Icon, Plus, Search } from '../../components/icon.tsx';
import { Row, Rows } from '../../components/row.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { TokenMark } from '../../components/token-mark.tsx';
import { useCommand } from '../../wallet.tsx';
import type { Acting } from '../view.ts';
import { isDust, matchAssets } from './match-assets.ts';
import { sortAssets } from './sort-assets.ts';
import { SortMenu } from './sort-menu.tsx';

const SEARCH_FROM = 9;
const SORT_FROM = 3;

export function AssetList({ acting }: { acting: Acting }) {
  const { snapshot, character, detail, network, go } = acting;
  const { assetOrder } = snapshot.settings;
  const command = useCommand();
  const [search, setSearch] = useState('');
  const [isOpen, setOpen] = useState(false);
  if (detail.assets.length === 0 && detail.total === null && detail.networkAnswers !== false)
    return (
      <FactList tall>
        <FactRow name={network.symbol}>
          <Skeleton width={90} />
        </FactRow>
      </FactList>
    );
  const sorted = matchAssets(sortAssets(detail.assets, assetOrder, detail.prices), search);
  const shown = sorted.filter((asset) => !asset.hidden);
  const hidden = sorted.filter((asset) => asset.hidden);
  return (
    <>
      {detail.assets.length >= SORT_FROM && (
        <div class="find-line">
          {detail.assets.length >= SEARCH_FROM && (
            <SearchField count={detail.assets.length} search={search} setSearch={setSearch} />
          )}
          <SortMenu
            order={assetOrder}
            prices={detail.prices}
            choose={(order) => void command('change-settings', { assetOrder: order }).catch(() => undefined)}
          />
        </div>
      )}
      {detail.assets.length === 0 ? (
        <Empty title="Nothing here yet" text={`The assets of these accounts on ${network.name} show up here.`} />
      ) : shown.length === 0 ? (
        <p class="small center none">No asset matches “{search.trim()}”.</p>
      ) : (
        <AssetRows assets={shown} acting={acting} testid="assets" />
      )}
      {character.state === 'open' && (
        <Button
          weight="quiet"
          wide
          class="after"
          icon={Plus}
          testid="add-token"
          onClick={() => go({ kind: 'add-token' })}
        >
          Add a token
        </Button>
      )}
      {hidden.length > 0 && (
        <>
          <Button
            weight="quiet"
            wide
            icon={ChevronDown}
            testid="hidden-assets"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            Hidden ({hidden.length})
          </Button>
          {isOpen && (
            <>
              <p class="small hidden-words">
                Somebody sent these, or you hid them. Tokens from strangers are often bait: don’t visit a site that one
                of them names.
              </p>
              <AssetRows assets={hidden} acting={acting} testid="hidden-list" />
            </>
          )}
        </>
      )}
    </>
  );
}

const SearchField = (props: { count: number; search: string; setSearch: (search: string) => void }) => (
  <div class="input tight find">
    <Icon node={Search} size={17} />
    <input
      type="search"
      placeholder={`Search ${props.count} assets`}
      aria-label="Search assets"
      data-testid="find-asset"
      value={props.search}
      onInput={(event) => props.setSearch(event.currentTarget.value)}
    />
  </div>
);

const AssetRows = (props: { assets: readonly AssetView[]; acting: Acting; testid: string }) => (
  <Rows testid={props.testid}>
    {props.assets.map((asset) => (
      <Row
        key={asset.token ?? 'coin'}
        lead={<TokenMark asset={asset} />}
        title={asset.name}
        detail={asset.symbol}
        value={
          <>
            <Held asset={asset} />
            <About prices={props.acting.detail.prices} token={asset.token} amount={asset.amount} />
          </>
        }
        testid="asset-row"
        data={{ 'data-token': asset.token ?? 'coin' }}
        onClick={() => props.acting.go({ kind: 'asset', token: asset.token })}
      />
    ))}
  </Rows>
);

/** Dust is said to be dust; the exact amount is one click away. */
const Held = ({ asset: { amount } }: { asset: AssetView }) =>
  isDust(amount) ? (
    <span class="u" title={amount}>
      less than 0.0001
    </span>
  ) : (
    <Amount decimal={amount} symbol="" places={6} />
  );
