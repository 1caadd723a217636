/** What a row of a list says of an address: its picture, its name, which leads to its details, and the address in short. */
import type { ComponentChildren } from 'preact';
import type { Hex } from '../../../lib/bytes.ts';
import { ShortAddress } from '../../components/address.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { RowLink } from './list-detail.tsx';

/** `tag`: what kind of address it is, beside the name. */
export const AddressLink = (props: {
  route: string;
  address: Hex;
  name: string;
  isChosen: boolean;
  tag?: ComponentChildren;
}) => (
  <>
    <Avatar address={props.address} />
    <span class="grow">
      <span class="t clip">
        <RowLink route={props.route} id={props.address} isChosen={props.isChosen}>
          {props.name}
        </RowLink>
        {props.tag}
      </span>
      <span class="d">
        <ShortAddress address={props.address} />
      </span>
    </span>
  </>
);
