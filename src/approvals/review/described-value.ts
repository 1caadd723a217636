/** Writes the values of a description: amounts with their tokens, addresses with their names, times. Names never come from the description's data. */
import type { Shown } from '../../clear-signing/shown.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
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
        : t.tokenOn(await networkName(context, shown.chainId));
    case 'address':
      return nameOrShort(context, shown.address);
    case 'item':
      return shown.collection === null
        ? t.item(`${shown.id}`)
        : labels.itemOf(`${shown.id}`, await nameOrShort(context, shown.collection));
    case 'time': {
      const at = toMilliseconds(shown.seconds);
      return at === null ? t.never : day(at, context.now);
    }
    case 'block':
      return t.block(`${shown.height}`);
    case 'duration':
      return writeDuration(shown.seconds);
    case 'network':
      return networkName(context, Number(shown.chainId));
    case 'call':
      return t.callTo(await nameOrShort(context, shown.to));
    default:
      return unreachable(shown);
  }
}

/** Rows of one field: an address without a name stands whole. */
export async function rowsOfShown(context: ReviewContext, label: string, shown: Shown): Promise<Row[]> {
  if (shown.kind === 'address')
    return [addressRow(label, await nameOf(context, shown.address), labels.noName, shown.address)];
  const row = { name: label, value: await writeShown(context, shown) };
  const token: Hex | null = shown.kind === 'token' || shown.kind === 'ticker' ? shown.token : null;
  if (token !== null) return [{ ...row, ...(await tokenDetail(context, token)) }];
  if (shown.kind === 'item' && shown.collection !== null)
    return [
      row,
      addressRow(labels.collection, await nameOf(context, shown.collection), labels.unknown, shown.collection),
    ];
  return [row];
}

/** The whole address under a token that is not on the wallet's list. */
async function tokenDetail(context: ReviewContext, token: Hex): Promise<Pick<Row, 'detail'>> {
  return (await nameOf(context, token)) === null ? { detail: addressRow('', null, '', token).detail ?? token } : {};
}

async function tokenAmount(context: ReviewContext, shown: Shown & { kind: 'token' }): Promise<string> {
  const { amount, token, chainId, instead } = shown;
  if (token === null)
    return instead === null ? t.unitsOfUnknownToken(`${amount}`) : t.ofUnknownToken(readableLine(instead));
  if (chainId !== context.request.chainId) return t.unitsOfTokenOn(`${amount}`, await networkName(context, chainId));
  const asset = await assetOf(context, token);
  return instead === null ? amountOf(asset, amount) : `${readableLine(instead)} ${asset.symbol}`;
}

async function networkName(context: ReviewContext, chainId: number): Promise<string> {
  const networks = await knownOrNull(context.data.networks());
  return networks?.find((network) => network.chainId === chainId)?.name ?? labels.networkNumber(chainId);
}

/** `02:17:30`, `3 days 02:17:30`. */
function writeDuration(seconds: bigint): string {
  const days = seconds / 86_400n;
  const rest = Number(seconds % 86_400n);
  const clock = [rest / 3600, (rest / 60) % 60, rest % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
  return days === 0n ? clock.join(':') : t.daysAndTime(Number(days), clock.join(':'));
}
