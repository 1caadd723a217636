/** Readers of calls that grant a standing right other than an allowance: borrowing, managing, owning, replacing code. */
import type { Hex } from '../lib/bytes.ts';
import { readers } from './calldata-reader.ts';
import type { CallRight, DecodedCall } from './calldata-type.ts';
import { isUnlimited } from './unlimited.ts';

const given = (right: CallRight, to: Hex, yes = true): DecodedCall => ({ kind: 'right', right, to, given: yes });
const manage = ([to, yes]: [Hex, boolean]) => given({ kind: 'manage' }, to, yes);

export const RIGHT_READERS = {
  // Aave's debt tokens
  ...readers('borrow', {
    'approveDelegation(address,uint256)': ([to, amount]: [Hex, bigint]) =>
      given({ kind: 'borrow', amount: isUnlimited(amount) ? null : amount }, to, amount > 0n),
  }),
  ...readers('manage', {
    // Compound III, Morpho, Maker's vaults, Balancer, the connector of Euler
    'allow(address,bool)': manage,
    'setAuthorization(address,bool)': manage,
    'hope(address)': ([to]: [Hex]) => given({ kind: 'manage' }, to),
    'setRelayerApproval(address,address,bool)': ([, to, yes]: [Hex, Hex, boolean]) => manage([to, yes]),
    'setAccountOperator(address,address,bool)': ([, to, yes]: [Hex, Hex, boolean]) => manage([to, yes]),
  }),
  ...readers(null, { 'nope(address)': ([to]: [Hex]) => given({ kind: 'manage' }, to, false) }),
  ...readers('rule', {
    'transferOwnership(address)': ([to]: [Hex]) => given({ kind: 'own' }, to),
    'changeAdmin(address)': ([to]: [Hex]) => given({ kind: 'own' }, to),
    'upgradeTo(address)': ([to]: [Hex]) => given({ kind: 'code' }, to),
    'upgradeToAndCall(address,bytes)': ([to]: [Hex]) => given({ kind: 'code' }, to),
    'grantRole(bytes32,address)': ([role, to]: [Hex, Hex]) => given({ kind: 'role', role }, to),
    'revokeRole(bytes32,address)': ([role, to]: [Hex, Hex]) => given({ kind: 'role', role }, to, false),
    // Safe; the shared account calls these functions of itself
    'enableModule(address)': ([to]: [Hex]) => given({ kind: 'act' }, to),
    'addOwnerWithThreshold(address,uint256)': ([to]: [Hex, bigint]) => given({ kind: 'act' }, to),
    'swapOwner(address,address,address)': ([, , to]: [Hex, Hex, Hex]) => given({ kind: 'act' }, to),
    'setFallbackHandler(address)': ([to]: [Hex]) => given({ kind: 'code' }, to),
  }),
};
