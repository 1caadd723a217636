/** Two addresses that could be mistaken for each other, one below the other: the groups of four in which they differ are marked. */
import type { Hex } from '../../lib/bytes.ts';
import { WholeAddress } from './address.tsx';

/** `label`: what the address is for. `other`: the known address, and what it is. */
export const ComparedAddresses = (props: {
  label: string;
  address: Hex;
  other: { label: string; address: Hex };
  testid: string;
}) => (
  <div class="compared" data-testid={props.testid}>
    <div class="label">{props.label}</div>
    <WholeAddress address={props.address} compare={props.other.address} />
    <div class="label other">{props.other.label}</div>
    <WholeAddress address={props.other.address} />
  </div>
);
