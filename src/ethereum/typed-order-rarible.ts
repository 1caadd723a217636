/** Orders of Rarible, whose assets and payouts stand in bytes. What does not decode is said to be hidden. */
import { fromHex, type Hex } from '../lib/bytes.ts';
import { type AbiValue, decodeAbi } from './abi.ts';
import type { TypedStruct } from './typed-data-type.ts';
import { addressAt, bytesAt, endOrNever, integerAt, structAt } from './typed-fields.ts';
import type { OrderReader } from './typed-order-tokens.ts';
import type { OrderAsset } from './typed-order-type.ts';

/** Kinds of assets of Rarible: the first four bytes of the hash of their names. */
const RARIBLE_COIN = '0xaaaebeba';
const RARIBLE_TOKEN = '0x8ae85d84';
const RARIBLE_ITEMS = ['0x73ad2146', '0x973bb640'];
const RARIBLE_COLLECTION = '0xf63c2825';
/** Kinds of order data: none, and the two whose list of payouts is read. */
const RARIBLE_NO_DATA = '0xffffffff';
const RARIBLE_PAYOUTS: Record<string, string> = {
  '0x4c234266': '((address,uint96)[],(address,uint96)[])',
  '0x23d235ef': '((address,uint96)[],(address,uint96)[],bool)',
};

export const readRarible: OrderReader = ({ message }) => {
  const [made, taken] = [structAt(message, 'makeAsset'), structAt(message, 'takeAsset')];
  if (made === null || taken === null) return null;
  const [gives, gets] = [raribleAsset(made), raribleAsset(taken)];
  const maker = addressAt(message, 'maker');
  const deadline = endOrNever(message, 'end');
  const payouts = rariblePayouts(message);
  if (gives === null || gets === null || payouts === null)
    return {
      kind: 'order',
      protocol: 'Rarible',
      maker,
      payer: null,
      legs: [{ gives: gives ? [gives] : [], gets: [] }],
      hidden: true,
      deadline,
    };
  const shares = payouts.length === 0 ? [{ to: null, share: 10_000n }] : payouts;
  const gains = shares.map(({ to, share }) => ({ ...gets, to, amount: part(gets, share) }));
  const legs = [{ gives: [gives], gets: gains }];
  return { kind: 'order', protocol: 'Rarible', maker, payer: null, legs, hidden: false, deadline };
};

const part = ({ amount }: OrderAsset, share: bigint): bigint | null =>
  amount === null || share === 10_000n ? amount : (amount * share) / 10_000n;

function raribleAsset(asset: TypedStruct): OrderAsset | null {
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

/** Who is paid, in hundredths of a percent; empty is the maker alone, `null` is unreadable. */
function rariblePayouts(message: TypedStruct): { to: Hex; share: bigint }[] | null {
  const kind = bytesAt(message, 'dataType') ?? '';
  if (kind === RARIBLE_NO_DATA) return [];
  const form = RARIBLE_PAYOUTS[kind];
  const [data] = form === undefined ? [] : (decoded(form, bytesAt(message, 'data')) ?? []);
  const payouts = Array.isArray(data) ? data[0] : undefined;
  if (!Array.isArray(payouts)) return null;
  return payouts.map((payout) => {
    const [to, share] = payout as [Hex, bigint];
    return { to, share };
  });
}

function decoded(types: string, data: Hex | null): AbiValue[] | null {
  try {
    return data === null ? null : decodeAbi(types, fromHex(data));
  } catch {
    return null;
  }
}
