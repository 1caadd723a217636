/** The formats of ERC-7730: turns one value of the data into what is shown. A format that does not fit the type of its value is a misfit. */

import { sameAddress } from '../ethereum/address.ts';
import { formatAmount } from '../ethereum/amount.ts';
import type { Hex } from '../lib/bytes.ts';
import { clearSigning as t } from '../locales/en/clear-signing.ts';
import type { Parameters } from './descriptor.ts';
import { interoperableName } from './interoperable.ts';
import { misfit } from './misfit.ts';
import { addressParameter, chainParameter, nodeOf, ownOf, parameter, type Scope, textsOf } from './parameters.ts';
import { addressOf } from './path.ts';
import type { Shown } from './shown.ts';
import type { Leaf, Node } from './tree.ts';

export interface Formatting {
  scope: Scope;
  params: Parameters;
  /** Index of the element where the field is a list, and the length of that list. */
  at: number;
  of: number;
}

type Formatter = (node: Node, formatting: Formatting) => Shown;

const FORMATTERS: Record<string, Formatter> = {
  raw: (node) => raw(node),
  amount: (node) => ({ kind: 'coins', amount: integerOf(node) }),
  tokenAmount,
  nftName: (node, { scope, params, at, of }) => ({
    kind: 'item',
    id: integerOf(node),
    collection: addressParameter(scope, params, 'collection', at, of),
  }),
  date: (node, { params }) =>
    params.encoding === 'blockheight'
      ? { kind: 'block', height: integerOf(node) }
      : { kind: 'time', seconds: integerOf(node) },
  duration: (node) => ({ kind: 'duration', seconds: integerOf(node) }),
  unit,
  enum: enumeration,
  chainId: (node) => ({ kind: 'network', chainId: integerOf(node) }),
  calldata,
  addressName,
  tokenTicker: (node, { scope, params, at, of }) => ({
    kind: 'ticker',
    token: addressOf(node),
    chainId: chainParameter(scope, params, at, of),
  }),
  interoperableAddressName: (node) => ({ kind: 'text', text: interoperableName(bytesOf(node)) }),
};

/** Names that version 1 used. */
const ALIASES: Record<string, string> = { addressOrName: 'addressName' };

/** @throws WalletError bad-input */
export function formatValue(format: string, node: Node, formatting: Formatting): Shown {
  const formatter = ownOf(FORMATTERS, ownOf(ALIASES, format) ?? format);
  return formatter ? formatter(node, formatting) : misfit(t.unknownFormat(format.slice(0, 40)));
}

function raw(node: Node): Shown {
  if (node.kind !== 'leaf') return misfit(t.wholeStructure);
  if (node.type === 'address') return { kind: 'address', address: node.value as Hex, types: null };
  const { value } = node;
  return { kind: 'text', text: typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value) };
}

function tokenAmount(node: Node, { scope, params, at, of }: Formatting): Shown {
  const amount = integerOf(node);
  const token = addressParameter(scope, params, 'token', at, of);
  const native = textsOf(scope, params, 'nativeCurrencyAddress');
  const chainId = chainParameter(scope, params, at, of);
  if (token !== null && chainId === scope.container.chainId && native.some((one) => sameAddress(one, token)))
    return { kind: 'coins', amount };
  const threshold = parameter(scope, params, 'threshold');
  const message = parameter(scope, params, 'message');
  const isOver = threshold !== undefined && amount >= toInteger(threshold);
  return { kind: 'token', amount, token, chainId, instead: isOver ? String(message ?? t.unlimited) : null };
}

function addressName(node: Node, { scope, params }: Formatting): Shown {
  const address = addressOf(node);
  const isSender = textsOf(scope, params, 'senderAddress').some((one) => sameAddress(one, address));
  const types = textsOf(scope, params, 'types');
  return {
    kind: 'address',
    address: isSender ? scope.container.from : address,
    types: types.length === 0 || isSender ? null : types,
  };
}

function calldata(node: Node, { scope, params, at, of }: Formatting): Shown {
  const to = addressParameter(scope, params, 'callee', at, of);
  if (to === null) return misfit(t.callWithoutContract);
  const amount = nodeOf(scope, params, 'amount', at, of);
  const selector = nodeOf(scope, params, 'selector', at, of);
  const arguments_ = bytesOf(node);
  const data = selector?.kind === 'leaf' ? `${String(selector.value).slice(0, 10)}${arguments_.slice(2)}` : arguments_;
  return {
    kind: 'call',
    to,
    from: addressParameter(scope, params, 'spender', at, of) ?? scope.container.to,
    data: data as Hex,
    value: amount === null ? 0n : integerOf(amount),
    chainId: chainParameter(scope, params, at, of),
  };
}

function enumeration(node: Node, { scope, params }: Formatting): Shown {
  const name = /^\$\.metadata\.enums\.([^.]+)$/.exec(String(params.$ref))?.[1];
  const values = name === undefined ? undefined : ownOf(scope.descriptor.metadata.enums ?? {}, name);
  const text = values && ownOf(values, String(leafOf(node).value));
  return text === undefined ? misfit(t.noWordsForValue) : { kind: 'text', text };
}

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];

function unit(node: Node, { scope, params }: Formatting): Shown {
  const base = String(parameter(scope, params, 'base') ?? '');
  const decimals = Number(parameter(scope, params, 'decimals') ?? 0);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 77) misfit(t.wrongUnitDecimals);
  const value = integerOf(node);
  if (parameter(scope, params, 'prefix') !== true)
    return { kind: 'text', text: `${formatAmount(value, decimals)}${base}` };
  // The prefix makes the number before the point at most three digits long; no digit is dropped.
  const whole = (value < 0n ? -value : value) / 10n ** BigInt(decimals);
  const step = Math.min(Math.max(0, Math.floor((whole.toString().length - 1) / 3)), PREFIXES.length - 1);
  return { kind: 'text', text: `${formatAmount(value, decimals + 3 * step)}${PREFIXES[step]}${base}` };
}

const leafOf = (node: Node): Leaf => (node.kind === 'leaf' ? node : misfit(t.structureAsValue));

/** An integer, or bytes that were cut out of one. */
function integerOf(node: Node): bigint {
  const { value, type } = leafOf(node);
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string' && type !== 'address') return toInteger(value);
  return misfit(t.notANumber);
}

function toInteger(value: unknown): bigint {
  const text = String(value);
  if (text === '0x') return 0n;
  return /^(\d{1,78}|0x[0-9a-fA-F]{1,64})$/.test(text) ? BigInt(text) : misfit(t.numberIsNone);
}

function bytesOf(node: Node): Hex {
  const { value, type } = leafOf(node);
  return typeof value === 'string' && type.startsWith('bytes') ? (value as Hex) : misfit(t.notBytes);
}
