/** Warns of an address that looks like a known one: both whole, one below the other. */
import type { ComponentChildren } from 'preact';
import type { Hex } from '../../lib/bytes.ts';
import type { LookAlike as Double } from '../../messaging/commands/contact/look-alike.ts';
import { ComparedAddresses } from './compared-addresses.tsx';
import { WarningBox } from './warning.tsx';

/** `label`: what the address is. `double`: the known one. `children`: small buttons. */
export const LookAlike = (props: { label: string; address: Hex; double: Double; children?: ComponentChildren }) => (
  <WarningBox severity="danger" title={props.double.warning} rule="look-alike">
    <ComparedAddresses label={props.label} address={props.address} other={props.double} testid="recipient-address" />
    {props.children && <div class="hstack">{props.children}</div>}
  </WarningBox>
);
