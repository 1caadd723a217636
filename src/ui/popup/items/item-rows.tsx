/** Items of collections as rows of a list. No picture: one is shown on the page of an item, when the person asks for it. */
import { collectionName, shortId } from '../../../messaging/item-name.ts';
import { type ItemView, itemKey } from '../../../messaging/item-view.ts';
import { Row, Rows } from '../../components/row.tsx';
import { TokenMark } from '../../components/token-mark.tsx';
import type { Acting } from '../view.ts';

export const ItemRows = (props: { items: readonly ItemView[]; acting: Acting; testid: string }) => (
  <Rows testid={props.testid}>
    {props.items.map((item) => (
      <Row
        key={itemKey(item)}
        lead={<TokenMark square asset={{ symbol: item.collection ?? '?', token: item.contract, kind: 'sent' }} />}
        title={collectionName(item)}
        detail={`#${shortId(item.id)}`}
        {...(item.amount === '1' ? {} : { value: <span class="num">{item.amount}</span> })}
        testid="item-row"
        data={{ 'data-item': itemKey(item) }}
        onClick={() => props.acting.go({ kind: 'item', key: itemKey(item) })}
      />
    ))}
  </Rows>
);
