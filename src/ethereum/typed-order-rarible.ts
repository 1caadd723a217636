/**
 * Decodes orders of Rarible, which encode assets, payouts and fees in bytes. Parts that do not decode make the order `hidden`.
 * Origin fees are deducted from what a seller gets and added to what a buyer gives.
 */
import { fromHex, type Hex } from '../lib/bytes.ts';
import { type AbiValue, decodeAbi } from './abi.ts';
import type { TypedStruct } from './typed-data-type.ts';
import { addressAt, bytesAt, deadlineOrNever, integerAt, structAt } from './typed-fields.ts';
import { lessRate, plusRate } from './typed-order-rate.ts';
import type { OrderReader } from './typed-order-tokens.ts';
import type { OrderAsset } from './typed-order-type.ts';

/** Asset classes of Rarible: the first four bytes of the hash of their names. */
const RARIBLE_COIN = '0xaaaebeba';
const RARIBLE_TOKEN = '0x8ae85d84';
const RARIBLE_ITEMS = ['0x73ad2146', '0x973bb640'];
const RARIBLE_COLLECTION = '0xf63c2825';
/** Types of order data: none, and the two whose payouts and fees are decoded. */
const RARIBLE_NO_DATA = '0xffffffff';
const RARIBLE_SHARES: Record<string, string> = {
  '0x4c234266': '((address,uint96)[],(address,uint96)[])',
  '0x23d235ef': '((address,uint96)[],(address,uint96)[],bool)',
};

export const readRarible: OrderReader = ({ message }) => {
  const [made, taken] = [structAt(message, 'makeAsset'), structAt(message, 'takeAsset')];
  if (made === null || taken === null) return null;
  const [gives, gets] = [raribleAsset(made), raribleAsset(taken)];
  const maker = addressAt(message, 'maker');
  const deadline = deadlineOrNever(message, 'end');
  const shares = raribleShares(message);
  if (gives === null || gets === null || shares === null)
    return {
      kind: 'order',
      protocol: 'Rarible',
      maker,
      payer: null,
      legs: [{ gives: gives ? [gives] : [], gets: [] }],
      hidden: true,
      deadline,
    };
  const fees = shares.fees.reduce((sum, { share }) => sum + share, 0n);
  const given = gives.item === null ? { ...gives, amount: plusRate(gives.amount, fees) } : gives;
  const payouts = shares.payouts.length === 0 ? [{ to: null, share: 10_000n }] : shares.payouts;
  const left = gets.item === null ? lessRate(gets.amount, fees) : gets.amount;
  const comeOff = gets.item === null ? { feesComeOff: true } : {};
  const gains = payouts.map(({ to, share }) => ({ ...gets, ...comeOff, to, amount: (left * share) / 10_000n }));
  const paid = gets.item === null ? gets : gives;
  const others =
    paid.item === null
      ? shares.fees.map(({ to, share }) => ({ ...paid, to, amount: (paid.amount * share) / 10_000n }))
      : [];
  const legs = [{ gives: [given], gets: [...gains, ...others] }];
  return { kind: 'order', protocol: 'Rarible', maker, payer: null, legs, hidden: false, deadline };
};

type Counted = OrderAsset & { amount: bigint };

function raribleAsset(asset: TypedStruct): Counted | null {
  const type = structAt(asset, 'assetType');
  const amount = integerAt(asset, 'value');
  if (type === null || amount === null) return null;
  const [kind, data] = [bytesAt(type, 'assetClass'), bytesAt(type, 'data')];
  if (kind === RARIBLE_COIN) return { token: null, item: null, amount };
  const [token, id] =
    decoded(kind !== null && RARIBLE_ITEMS.includes(kind) ? 'address,uint256' : 'address', data) ?? [];
  if (typeof token !== 'string') return null;
  if (kind === RARIBLE_TOKEN) return { token: token as Hex, item: null, amount };
  if (kind === RARIBLE_COLLECTION) return { token: token as Hex, item: { kind: 'any' }, amount };
  return typeof id === 'bigint' ? { token: token as Hex, item: { kind: 'one', id }, amount } : null;
}

interface Share {
  to: Hex;
  /** In hundredths of a percent. */
  share: bigint;
}

/** The payouts and fees; an empty list of payouts means the maker alone. `null` if they cannot be read. */
function raribleShares(message: TypedStruct): { payouts: Share[]; fees: Share[] } | null {
  const kind = bytesAt(message, 'dataType') ?? '';
  if (kind === RARIBLE_NO_DATA) return { payouts: [], fees: [] };
  const form = RARIBLE_SHARES[kind];
  const [data] = form === undefined ? [] : (decoded(form, bytesAt(message, 'data')) ?? []);
  const [payouts, fees] = Array.isArray(data) ? data : [];
  return Array.isArray(payouts) && Array.isArray(fees)
    ? { payouts: payouts.map(shareOf), fees: fees.map(shareOf) }
    : null;
}

function shareOf(entry: AbiValue): Share {
  const [to, share] = entry as [Hex, bigint];
  return { to, share };
}

function decoded(types: string, data: Hex | null): AbiValue[] | null {
  try {
    return data === null ? null : decodeAbi(types, fromHex(data));
  } catch {
    return null;
  }
}
