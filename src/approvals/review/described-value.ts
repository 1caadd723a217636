/** Writes the values of a description: amounts with their tokens, addresses with their names, times. Names never come from the description's data. */
import type { Shown } from '../../clear-signing/shown.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Row } from '../../messaging/approval.ts';
import { addressRow, nameOf, nameOrShort } from './address.ts';
import { amountOf, assetOf } from './asset.ts';
import { formatCoins, knownOrNull, type ReviewContext } from './context.ts';
import { readableLine } from './fields.ts';
import { toMilliseconds } from './typed-words.ts';
import { day } from './words.ts';

/** One line for a sentence or a row; an address by its name or short. */
export async function writeShown(context: ReviewContext, shown: Shown): Promise<string> {
  switch (shown.kind) {
    case 'text':
      return readableLine(shown.text);
    case 'coins':
      return formatCoins(context, shown.amount);
    case 'token':
      return tokenAmount(context, shown);
    case 'ticker':
      return shown.chainId === context.request.chainId
        ? (await assetOf(context, shown.token)).symbol
        : `a token on ${await networkName(context, shown.chainId)}`;
    case 'address':
      return nameOrShort(context, shown.address);
    case 'item':
      return shown.collection === null
        ? `item ${shown.id}`
        : `item ${shown.id} of ${await nameOrShort(context, shown.collection)}`;
    case 'time': {
      const at = toMilliseconds(shown.seconds);
      return at === null ? 'never' : day(at, context.now);
    }
    case 'block':
      return `block ${shown.height}`;
    case 'duration':
      return writeDuration(shown.seconds);
    case 'network':
      return networkName(context, Number(shown.chainId));
    case 'call':
      return `a call to ${await nameOrShort(context, shown.to)}`;
    default:
      return unreachable(shown);
  }
}

/** Rows of one field: an address without a name stands whole. */
export async function rowsOfShown(context: ReviewContext, label: string, shown: Shown): Promise<Row[]> {
  if (shown.kind === 'address')
    return [addressRow(label, await nameOf(context, shown.address), 'No name', shown.address)];
  const row = { name: label, value: await writeShown(context, shown) };
  const token: Hex | null = shown.kind === 'token' || shown.kind === 'ticker' ? shown.token : null;
  if (token !== null) return [{ ...row, ...(await tokenDetail(context, token)) }];
  if (shown.kind === 'item' && shown.collection !== null)
    return [row, addressRow('Collection', await nameOf(context, shown.collection), 'Unknown', shown.collection)];
  return [row];
}

/** The whole address under a token that is not on the wallet's list. */
async function tokenDetail(context: ReviewContext, token: Hex): Promise<Pick<Row, 'detail'>> {
  return (await nameOf(context, token)) === null ? { detail: addressRow('', null, '', token).detail ?? token } : {};
}

async function tokenAmount(context: ReviewContext, shown: Shown & { kind: 'token' }): Promise<string> {
  const { amount, token, chainId, instead } = shown;
  if (token === null)
    return instead === null ? `${amount} units of an unknown token` : `${readableLine(instead)} of an unknown token`;
  if (chainId !== context.request.chainId)
    return `${amount} units of a token on ${await networkName(context, chainId)}`;
  const asset = await assetOf(context, token);
  return instead === null ? amountOf(asset, amount) : `${readableLine(instead)} ${asset.symbol}`;
}

async function networkName(context: ReviewContext, chainId: number): Promise<string> {
  const networks = await knownOrNull(context.data.networks());
  return networks?.find((network) => network.chainId === chainId)?.name ?? `network ${chainId}`;
}

/** `02:17:30`, `3 days 02:17:30`. */
function writeDuration(seconds: bigint): string {
  const days = seconds / 86_400n;
  const rest = Number(seconds % 86_400n);
  const clock = [rest / 3600, (rest / 60) % 60, rest % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
  return `${days === 0n ? '' : days === 1n ? '1 day ' : `${days} days `}${clock.join(':')}`;
}
