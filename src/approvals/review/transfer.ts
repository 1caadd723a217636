/** Words for sending coins, tokens and items. Always shows the full address of the recipient. */
import { sameAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Warning } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import { type Asset, amountOf, assetOf, tokenRow, unknownTokenWarning } from './asset.ts';
import type { Call, CallWords } from './call-words.ts';
import { collectionName, collectionRow } from './collection.ts';
import { accountName, formatCoins, type ReviewContext } from './context.ts';
import { type Recipient, reviewRecipient } from './recipient.ts';
import { due } from './warning.ts';

/** Native coins, without call data. */
export async function reviewCoins({ context, transaction }: Call, to: Hex): Promise<CallWords> {
  const recipient = await reviewRecipient(context, to, { token: null });
  return words(formatCoins(context, transaction.value), recipient, []);
}

export async function reviewTokenTransfer({ context }: Call, token: Hex, to: Hex, amount: bigint): Promise<CallWords> {
  const [asset, recipient] = await Promise.all([assetOf(context, token), reviewRecipient(context, to, { token })]);
  const sending = words(
    amountOf(asset, amount),
    recipient,
    due(notEnough(context, asset, amount), unknownTokenWarning(asset)),
  );
  return { ...sending, rows: [tokenRow(asset)], takesNoCoins: true };
}

/** transferFrom: an ERC-20 amount if the contract is a token with decimals, otherwise the id of one item. */
export async function reviewTransferFrom(
  call: Call,
  token: Hex,
  from: Hex,
  to: Hex,
  amountOrId: bigint,
): Promise<CallWords> {
  const { context } = call;
  const asset = await assetOf(context, token);
  if (!asset.isToken) return reviewItems(call, token, from, to, [{ id: amountOrId, amount: 1n }]);
  const recipient = await reviewRecipient(context, to, { token });
  const sending = words(
    amountOf(asset, amountOrId),
    recipient,
    due(ofOthers(context, from), unknownTokenWarning(asset)),
  );
  return { ...sending, rows: [tokenRow(asset), ...(await fromRow(context, from))], takesNoCoins: true };
}

/** ERC-721 and ERC-1155. */
export async function reviewItems(
  { context }: Call,
  collection: Hex,
  from: Hex,
  to: Hex,
  items: readonly { id: bigint; amount: bigint }[],
): Promise<CallWords> {
  const [recipient, name] = await Promise.all([
    reviewRecipient(context, to, { token: collection }),
    collectionName(context, collection),
  ]);
  const named = items.map(({ id, amount }) => (amount === 1n ? t.item(`${id}`) : t.someOfItem(`${amount}`, `${id}`)));
  const sending = words(t.itemsOf(named, name), recipient, due(ofOthers(context, from)));
  return {
    ...sending,
    rows: [await collectionRow(context, collection), ...(await fromRow(context, from))],
    takesNoCoins: true,
  };
}

const words = (what: string, recipient: Recipient, warnings: Warning[]): CallWords => ({
  sentence: t.sendWhat(what, recipient.displayName),
  verb: t.send,
  warnings: [...warnings, ...recipient.warnings],
  rows: [],
  to: recipient.to,
  limit: null,
  unread: false,
  takesNoCoins: false,
});

const notEnough = (context: ReviewContext, asset: Asset, amount: bigint): Warning | false =>
  asset.held !== null &&
  asset.held < amount && {
    rule: 'not-enough-token',
    severity: 'danger',
    title: t.notEnough(asset.symbol),
    text: t.notEnoughTokenText(accountName(context), amountOf(asset, asset.held)),
  };

const isActing = ({ request }: ReviewContext, from: Hex): boolean =>
  request.account !== null && sameAddress(request.account, from);

const ofOthers = (context: ReviewContext, from: Hex): Warning | false =>
  !isActing(context, from) && {
    rule: 'out-of-another-account',
    severity: 'caution',
    title: t.outOfAnotherAccount,
    text: t.outOfAnotherAccountText(accountName(context)),
  };

const fromRow = async (context: ReviewContext, from: Hex) =>
  isActing(context, from) ? [] : [addressRow(t.takenFrom, await nameOf(context, from), labels.unknown, from)];
