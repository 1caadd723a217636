/** Call data as pages show it: the function and its arguments, where the function is known. Judges nothing: the prompt did that. */
import { readNamedCall } from '../../clear-signing/named-functions.ts';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { type DecodedCall, decodeCalldata } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { CallView } from '../../messaging/activity.ts';

type Kind = Exclude<DecodedCall['kind'], 'none' | 'unknown' | 'malformed'>;

const NAMES: Record<Kind, string> = {
  'erc20-transfer': 'transfer',
  'transfer-from': 'transferFrom',
  approve: 'approve',
  'increase-allowance': 'increaseAllowance',
  'decrease-allowance': 'decreaseAllowance',
  permit: 'permit',
  'dai-permit': 'permit (DAI)',
  'permit2-approve': 'approve (Permit2)',
  'permit2-transfer': 'transferFrom (Permit2)',
  'nft-transfer': 'safeTransferFrom',
  'multi-transfer': 'transfer of several items',
  'approve-all': 'setApprovalForAll',
  'approve-item': 'approve (one item)',
  right: 'change of a right',
  wrap: 'deposit',
  unwrap: 'withdraw',
  multicall: 'several calls',
  account: 'calls of a smart account',
};

const LABELS: Record<string, string> = {
  amountOrId: 'Amount or item number',
  id: 'Item number',
  used: 'Called right away',
};

/** Fields beyond this number are only in the data. */
const MOST = 60;

/** @param data of a transaction; `null`: no function is known that has its selector */
export function callView(data: Hex): CallView | null {
  const named = nameAndFields(decodeCalldata(data.toLowerCase() as Hex), data);
  return named && { name: named.name, fields: named.fields.slice(0, MOST) };
}

function nameAndFields(call: DecodedCall, data: Hex): CallView | null {
  switch (call.kind) {
    case 'none':
      return null;
    case 'malformed':
      return { name: call.name, fields: [] };
    case 'unknown': {
      const known = readNamedCall(data);
      if (known !== null) return { name: known.name, fields: known.values === null ? [] : fieldsOf(known.values, '') };
      return call.name === null ? null : { name: call.name, fields: [] };
    }
    case 'multicall':
    case 'account':
      return { name: NAMES[call.kind], fields: call.calls.flatMap(innerFields) };
    default: {
      const { kind, ...values } = call;
      return { name: NAMES[kind], fields: fieldsOf(values, '') };
    }
  }
}

function innerFields(
  { to, value, data, call }: { to: Hex | null; value: bigint; data: Hex; call: DecodedCall },
  at: number,
) {
  const prefix = `${at + 1} · `;
  const inner = nameAndFields(call, data);
  return [
    { name: `${prefix}Function`, value: inner?.name ?? (data === '0x' ? 'none' : data.slice(0, 10)) },
    ...(to === null ? [] : [{ name: `${prefix}Contract`, value: toChecksumAddress(to) }]),
    ...(value === 0n ? [] : [{ name: `${prefix}Coins, in base units`, value: value.toString() }]),
    ...(inner?.fields ?? []).map(({ name, value: text }) => ({ name: prefix + name, value: text })),
  ];
}

function fieldsOf(values: object, prefix: string): CallView['fields'] {
  return Object.entries(values).flatMap(([name, value]) => fieldOf(prefix + labelOf(name), value));
}

function fieldOf(name: string, value: unknown): CallView['fields'] {
  if (value === null || value === undefined) return [{ name, value: 'none' }];
  if (typeof value === 'boolean') return [{ name, value: value ? 'yes' : 'no' }];
  if (typeof value !== 'object') return [{ name, value: asText(String(value)) }];
  if (!Array.isArray(value)) return fieldsOf(value, `${name} · `);
  if (value.length === 0) return [{ name, value: 'none' }];
  return value.flatMap((one, at) => fieldOf(`${name} ${at + 1}`, one));
}

const asText = (text: string): string => (/^0x[0-9a-f]{40}$/.test(text) ? toChecksumAddress(text as Hex) : text);

/** *amountIn* is *Amount in*. */
function labelOf(name: string): string {
  const words =
    LABELS[name] ?? name.replaceAll(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
