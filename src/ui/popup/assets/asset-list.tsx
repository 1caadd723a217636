/** The character's tokens and items on the selected network: those that are shown, their order, a search from nine on, and the hidden ones behind a button. */
import { useState } from 'preact/hooks';
import { popupAssets as t } from '../../../locales/en/ui/popup/assets.ts';
import type { AssetView } from '../../../messaging/asset-view.ts';
import type { ItemView } from '../../../messaging/item-view.ts';
import { About } from '../../components/about.tsx';
import { Amount } from '../../components/amount.tsx';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { ChevronDown, ChevronUp, Plus } from '../../components/icon.tsx';
import { Mask } from '../../components/mask.tsx';
import { Row, Rows } from '../../components/row.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useRun } from '../../components/toast.tsx';
import { TokenMark } from '../../components/token-mark.tsx';
import { useCommand } from '../../wallet.tsx';
import { ItemRows } from '../items/item-rows.tsx';
import type { Acting } from '../view.ts';
import { matchAssets, matchItems } from './match-assets.ts';
import { sortAssets } from './sort-assets.ts';
import { SortMenu } from './sort-menu.tsx';

const SEARCH_FROM = 9;
const SORT_FROM = 3;

export function AssetList({ acting }: { acting: Acting }) {
  const { snapshot, character, detail, network, go } = acting;
  const { assetOrder } = snapshot.settings;
  const command = useCommand();
  const run = useRun();
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
  const items = matchItems(detail.items, search);
  const shown = { assets: sorted.filter((asset) => !asset.hidden), items: items.filter((item) => !item.hidden) };
  const hidden = { assets: sorted.filter((asset) => asset.hidden), items: items.filter((item) => item.hidden) };
  const count = detail.assets.length + detail.items.length;
  return (
    <>
      {count >= SORT_FROM && detail.assets.length > 0 && (
        <div class="find-line">
          {count >= SEARCH_FROM && (
            <SearchField
              class="find"
              label={t.searchAssets}
              placeholder={t.searchAmong(count)}
              testid="find-asset"
              value={search}
              onValue={setSearch}
              found={shown.assets.length + shown.items.length}
            />
          )}
          <SortMenu
            order={assetOrder}
            prices={detail.prices}
            choose={(order) => void run(() => command('change-settings', { assetOrder: order }))}
          />
        </div>
      )}
      {detail.assets.length === 0 ? (
        <Empty
          mark={<Mask shape={character.look.mask} size={40} />}
          title={t.nothingHereYet}
          text={t.nothingYetText(network.name)}
        />
      ) : shown.assets.length + shown.items.length === 0 ? (
        <p class="small center none">{t.noMatch(search.trim())}</p>
      ) : (
        <Shown {...shown} acting={acting} />
      )}
      {character.state === 'open' && (
        <div class="hstack after">
          <Button weight="quiet" wide icon={Plus} testid="add-token" onClick={() => go({ kind: 'add-token' })}>
            {t.addAToken}
          </Button>
          <Button weight="quiet" wide icon={Plus} testid="add-item" onClick={() => go({ kind: 'add-item' })}>
            {t.addAnItem}
          </Button>
        </div>
      )}
      {hidden.assets.length + hidden.items.length > 0 && (
        <>
          <Button
            weight="quiet"
            wide
            icon={isOpen ? ChevronUp : ChevronDown}
            testid="hidden-assets"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t.hiddenCount(hidden.assets.length + hidden.items.length)}
          </Button>
          {isOpen && (
            <>
              <p class="small hidden-words">{t.hiddenText}</p>
              {hidden.assets.length > 0 && <AssetRows assets={hidden.assets} acting={acting} testid="hidden-list" />}
              {hidden.items.length > 0 && <ItemRows items={hidden.items} acting={acting} testid="hidden-items" />}
            </>
          )}
        </>
      )}
    </>
  );
}

const Shown = (props: { assets: readonly AssetView[]; items: readonly ItemView[]; acting: Acting }) => (
  <>
    {props.assets.length > 0 && <AssetRows assets={props.assets} acting={props.acting} testid="assets" />}
    {props.items.length > 0 && (
      <>
        <h2 class="label items-head">{t.itemsNfts}</h2>
        <ItemRows items={props.items} acting={props.acting} testid="items" />
      </>
    )}
  </>
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
            <Amount decimal={asset.amount} symbol="" />
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
