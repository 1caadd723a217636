/** Chooses how the list of assets is sorted. This computer remembers it. */

import { popupAssets as t } from '../../../locales/en/ui/popup/assets.ts';
import type { AssetOrder } from '../../../messaging/asset-view.ts';
import type { PricesView } from '../../../messaging/price-view.ts';
import { Button } from '../../components/button.tsx';
import { ChevronDown, Icon } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { assetOrders, orderIn } from './sort-assets.ts';

export function SortMenu(props: { order: AssetOrder; prices: PricesView | null; choose: (order: AssetOrder) => void }) {
  const orders = assetOrders(props.prices);
  const current = orderIn(props.order, props.prices);
  return (
    <Menu
      label={t.sortBy}
      align="end"
      items={orders.map(({ order, name: title }) => ({
        name: title,
        checked: order === current,
        testid: `sort-${order}`,
        act: () => props.choose(order),
      }))}
      button={({ expanded, toggle }) => (
        <Button
          weight="quiet"
          small
          testid="sort-assets"
          aria-haspopup="menu"
          aria-expanded={expanded}
          aria-label={t.sortedBy[current]}
          onClick={toggle}
        >
          {t.by[current]}
          <Icon node={ChevronDown} size={15} />
        </Button>
      )}
    />
  );
}
