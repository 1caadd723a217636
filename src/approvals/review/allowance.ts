/** Words for allowances: calls that let another address move tokens or items, and their revocation. */
import { ZERO_ADDRESS } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import type { DecodedCall } from '../../ethereum/calldata.ts';
import { isUnlimited } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewAllowances as t } from '../../locales/en/approvals/review/allowances.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Warning } from '../../messaging/approval.ts';
import { findLimit } from '../limit.ts';
import { addressRow, nameOf } from './address.ts';
import { amountOf, assetOf, tokenRow } from './asset.ts';
import { type Call, type CallWords, plainCall } from './call-words.ts';
import { collectionName, collectionRow } from './collection.ts';
import { accountName, knownOrNull, type ReviewContext } from './context.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import { reviewSpending } from './spending.ts';
import { due } from './warning.ts';

export interface Allowance {
  token: Hex;
  spender: Hex;
  amount: bigint;
  adds: boolean;
  /** ms since 1970; `null` has no end. */
  until: number | null;
}

/** approve and increaseAllowance of ERC-20, and approve of Permit2. */
export async function reviewAllowance({ context, asked }: Call, allowance: Allowance): Promise<CallWords> {
  const limit = findLimit(asked);
  const words = await reviewSpending(context, {
    token: allowance.token,
    spender: allowance.spender,
    asked: limit?.amount ?? allowance.amount,
    chosen: allowance.amount,
    by: 'transaction',
    adds: allowance.adds,
    until: allowance.until,
    editable: limit !== null && limit.amount > 0n,
  });
  return { ...words, to: null, unread: false, takesNoCoins: true };
}

/** ERC-20 and ERC-721 share `approve`: for a contract without decimals the amount is the id of one item. */
export async function reviewApprove(
  call: Call,
  contract: Hex,
  { spender, amountOrId, used }: Pick<DecodedCall & { kind: 'approve' }, 'spender' | 'amountOrId' | 'used'>,
): Promise<CallWords> {
  const words = await approval(call, contract, spender, amountOrId);
  return used && amountOrId > 0n ? { ...words, warnings: [...words.warnings, usedAtOnce()] } : words;
}

const usedAtOnce = (): Warning => ({
  rule: 'used-at-once',
  severity: 'caution',
  title: t.usedAtOnce,
  text: t.usedAtOnceText,
});

async function approval(call: Call, contract: Hex, spender: Hex, amountOrId: bigint): Promise<CallWords> {
  const { context } = call;
  const { characterId, chainId } = context.request;
  const [asset, code] = await Promise.all([
    assetOf(context, contract),
    knownOrNull(context.data.code(characterId, chainId, contract)),
    // Needed whatever the contract is.
    spender === ZERO_ADDRESS ? null : reviewGrantee(context, spender),
  ]);
  // An amount this large is an unlimited approval, not an item id.
  if (asset.isToken || code !== 'contract' || amountOrId >= 1n << 128n)
    return reviewAllowance(call, { token: contract, spender, amount: amountOrId, adds: false, until: null });
  return itemAllowance(
    context,
    contract,
    spender,
    labels.itemOf(`${amountOrId}`, await collectionName(context, contract)),
  );
}

/** ERC-6909: an amount of one item of a collection. */
export async function reviewApproveItem(
  { context }: Call,
  contract: Hex,
  { spender, id, amount }: DecodedCall & { kind: 'approve-item' },
): Promise<CallWords> {
  const [collection] = await Promise.all([collectionName(context, contract), reviewGrantee(context, spender)]);
  const item = labels.itemOf(`${id}`, collection);
  if (amount > 0n)
    return itemAllowance(
      context,
      contract,
      spender,
      isUnlimited(amount) ? t.allOfItem(item) : t.upToOfItem(formatAmount(amount, 0), item),
    );
  const { displayName: called } = await reviewGrantee(context, spender);
  return {
    ...plainCall,
    sentence: t.stopTaking(called, item),
    verb: labels.stop,
    rows: [...(await granteeRows(context, spender)), await collectionRow(context, contract)],
    takesNoCoins: true,
  };
}

async function itemAllowance(context: ReviewContext, contract: Hex, spender: Hex, what: string): Promise<CallWords> {
  if (spender === ZERO_ADDRESS)
    return {
      ...plainCall,
      sentence: t.letNobodyElseTake(what),
      verb: labels.stop,
      rows: [...askedBy(context), await collectionRow(context, contract)],
      takesNoCoins: true,
    };
  const grantee = await reviewGrantee(context, spender);
  return {
    sentence: t.takeItem(grantee.displayName, what),
    verb: labels.allowThisItem,
    warnings: due(
      {
        rule: 'item-allowance',
        severity: 'caution',
        title: t.itemAllowance,
        text: t.itemAllowanceText,
      },
      grantee.warning,
    ),
    rows: [...(await granteeRows(context, spender)), await collectionRow(context, contract)],
    to: null,
    limit: null,
    unread: false,
    takesNoCoins: true,
  };
}

export async function reviewDecrease({ context }: Call, token: Hex, spender: Hex, amount: bigint): Promise<CallWords> {
  const [asset, { displayName: called }] = await Promise.all([
    assetOf(context, token),
    reviewGrantee(context, spender),
  ]);
  return {
    sentence: t.spendLess(called, amountOf(asset, amount)),
    verb: t.lower,
    warnings: [],
    rows: [...(await granteeRows(context, spender)), tokenRow(asset)],
    to: null,
    limit: null,
    unread: false,
    takesNoCoins: true,
  };
}

/** setApprovalForAll: everything of a collection, now and later. */
export async function reviewApproveAll(
  { context }: Call,
  collection: Hex,
  operator: Hex,
  approved: boolean,
): Promise<CallWords> {
  const [name, grantee] = await Promise.all([collectionName(context, collection), reviewGrantee(context, operator)]);
  const rows = [...(await granteeRows(context, operator)), await collectionRow(context, collection)];
  const common = { rows, to: null, limit: null, unread: false, takesNoCoins: true };
  if (!approved)
    return {
      ...common,
      sentence: t.stopMoving(grantee.displayName, name),
      verb: labels.stop,
      warnings: [],
    };
  return {
    ...common,
    sentence: t.moveAll(grantee.displayName, name),
    verb: labels.allowEverything,
    warnings: due(
      {
        rule: 'all-items',
        severity: 'danger',
        title: t.allItems,
        text: labels.itCanBeTaken(accountName(context)),
      },
      grantee.warning,
    ),
  };
}

const granteeRows = async (context: ReviewContext, grantee: Hex) => [
  addressRow(t.whoMayTake, await nameOf(context, grantee), (await reviewGrantee(context, grantee)).label, grantee),
  ...askedBy(context),
];
