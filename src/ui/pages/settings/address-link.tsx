/** What a row of a list says of an address: its picture, its name, which leads to its details, and the address in short. */
import type { Hex } from '../../../lib/bytes.ts';
import { ShortAddress } from '../../components/address.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { RowLink } from './list-detail.tsx';

export const AddressLink = (props: { route: string; address: Hex; name: string; isChosen: boolean }) => (
  <>
    <Avatar address={props.address} />
    <span class="grow">
      <span class="t clip">
        <RowLink route={props.route} id={props.address} isChosen={props.isChosen}>
          {props.name}
        </RowLink>
      </span>
      <span class="d">
        <ShortAddress address={props.address} />
      </span>
    </span>
  </>
);
