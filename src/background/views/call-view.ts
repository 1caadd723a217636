/** Call data as pages show it: the function and its arguments, where the function is known. Judges nothing: the prompt did that. */
import { readNamedCall } from '../../clear-signing/named-functions.ts';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { type DecodedCall, decodeCalldata } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import { backgroundViews as t } from '../../locales/en/background/views.ts';
import type { CallView } from '../../messaging/activity.ts';

type Kind = Exclude<DecodedCall['kind'], 'none' | 'unknown' | 'malformed'>;

/** As contracts call them; what has no name of its own is in the catalogue. */
const NAMES: Record<Exclude<Kind, keyof typeof t.functions>, string> = {
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
  'approve-all': 'setApprovalForAll',
  wrap: 'deposit',
  unwrap: 'withdraw',
};

const nameOf = (kind: Kind): string => ({ ...NAMES, ...t.functions })[kind];

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
      return { name: nameOf(call.kind), fields: call.calls.flatMap(innerFields) };
    default: {
      const { kind, ...values } = call;
      return { name: nameOf(kind), fields: fieldsOf(values, '') };
    }
  }
}

function innerFields(
  { to, value, data, call }: { to: Hex | null; value: bigint; data: Hex; call: DecodedCall },
  at: number,
) {
  const named = (label: string) => t.ofCall(at + 1, label);
  const inner = nameAndFields(call, data);
  return [
    { name: named(t.function), value: inner?.name ?? (data === '0x' ? t.none : data.slice(0, 10)) },
    ...(to === null ? [] : [{ name: named(t.contract), value: toChecksumAddress(to) }]),
    ...(value === 0n ? [] : [{ name: named(t.coins), value: value.toString() }]),
    ...(inner?.fields ?? []).map(({ name, value: text }) => ({ name: named(name), value: text })),
  ];
}

function fieldsOf(values: object, prefix: string): CallView['fields'] {
  return Object.entries(values).flatMap(([name, value]) => fieldOf(prefix + labelOf(name), value));
}

function fieldOf(name: string, value: unknown): CallView['fields'] {
  if (value === null || value === undefined) return [{ name, value: t.none }];
  if (typeof value === 'boolean') return [{ name, value: value ? t.yes : t.no }];
  if (typeof value !== 'object') return [{ name, value: asText(String(value)) }];
  if (!Array.isArray(value)) return fieldsOf(value, `${name} · `);
  if (value.length === 0) return [{ name, value: t.none }];
  return value.flatMap((one, at) => fieldOf(`${name} ${at + 1}`, one));
}

const asText = (text: string): string => (/^0x[0-9a-f]{40}$/.test(text) ? toChecksumAddress(text as Hex) : text);

/** Names of Solidity are English in every language: *amountIn* is *Amount in*. */
function labelOf(name: string): string {
  const labels: Readonly<Record<string, string>> = t.labels;
  if (labels[name] !== undefined) return labels[name];
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
