/** Words for one contract call. A function that is not known is said to be unread; nothing is guessed. */

import { sameAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import { type AccountCall, type DecodedCall, decodeCalldata } from '../../ethereum/calldata.ts';
import { UNLIMITED } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewAccountCalls } from './account-call.ts';
import { nameOf } from './address.ts';
import { reviewAllowance, reviewApprove, reviewApproveAll, reviewApproveItem, reviewDecrease } from './allowance.ts';
import { amountOf, assetOf } from './asset.ts';
import { batchRows } from './batch-rows.ts';
import { type Call, type CallWords, plainCall } from './call-words.ts';
import { formatCoins } from './context.ts';
import { askedBy } from './grantee.ts';
import { reviewMalformedCall } from './malformed-call.ts';
import { reviewRight } from './right-call.ts';
import { reviewThroughLayerOne } from './through-layer-one.ts';
import { reviewCoins, reviewItems, reviewTokenTransfer, reviewTransferFrom } from './transfer.ts';
import { toMilliseconds } from './typed-words.ts';
import { contractRows, reviewNamed, reviewUnknown } from './unknown-call.ts';

export async function reviewCall(call: Call): Promise<CallWords> {
  const { to, data } = call.transaction;
  const through = await reviewThroughLayerOne(call, reviewCall);
  if (through !== null) return through;
  return to === null ? reviewCreation(call) : reviewDecoded(call, to, decodeCalldata(data));
}

/** @param contract the called contract */
async function reviewDecoded(call: Call, contract: Hex, decoded: DecodedCall): Promise<CallWords> {
  switch (decoded.kind) {
    case 'none':
      return reviewCoins(call, contract);
    case 'erc20-transfer':
      return reviewTokenTransfer(call, contract, decoded.to, decoded.amount);
    case 'transfer-from':
      return reviewTransferFrom(call, contract, decoded.from, decoded.to, decoded.amountOrId);
    case 'nft-transfer':
      return reviewItems(call, contract, decoded.from, decoded.to, [{ id: decoded.id, amount: 1n }]);
    case 'multi-transfer': {
      const from = decoded.from ?? call.transaction.from;
      return reviewItems(call, contract, from, decoded.to, decoded.items);
    }
    case 'approve':
      return reviewApprove(call, contract, decoded);
    case 'increase-allowance': {
      const { spender, amount } = decoded;
      return reviewAllowance(call, { token: contract, spender, amount, adds: true, until: null });
    }
    case 'permit2-approve': {
      const { token, spender, amount, expiration } = decoded;
      return reviewAllowance(call, { token, spender, amount, adds: false, until: toMilliseconds(expiration) });
    }
    case 'permit2-transfer':
      return reviewTransferFrom(call, decoded.token, decoded.from, decoded.to, decoded.amount);
    case 'decrease-allowance':
      return reviewDecrease(call, contract, decoded.spender, decoded.amount);
    case 'approve-all':
      return reviewApproveAll(call, contract, decoded.operator, decoded.approved);
    case 'approve-item':
      return reviewApproveItem(call, contract, decoded);
    case 'right':
      return reviewRight(call, contract, decoded);
    case 'wrap':
      return reviewWrap(call, contract);
    case 'unwrap':
      return reviewUnwrap(call, contract, decoded.amount);
    case 'multicall':
      return reviewMany(call, contract, decoded.calls);
    case 'account':
      return reviewAsAccount(call, contract, decoded.calls);
    case 'permit':
    case 'dai-permit':
      return reviewCarriedPermit(call, contract, decoded);
    case 'malformed':
      return reviewMalformedCall(call, contract, decoded);
    case 'unknown':
      return reviewUnknown(call, contract, decoded.name, reviewDecoded);
    default:
      return unreachable(decoded);
  }
}

/** Words for calls that a smart account makes itself. @param account the smart account */
export const reviewAsAccount = (call: Call, account: Hex, calls: readonly AccountCall[]): Promise<CallWords> =>
  reviewAccountCalls(call, account, calls, sameAddress(account, call.transaction.from) ? reviewOwn : reviewDecoded);

/** A call of the signing account itself. A deposit of another contract acts on the layer-2 network as an address that is nobody's. */
const reviewOwn = async (call: Call, contract: Hex, decoded: DecodedCall): Promise<CallWords> =>
  (await reviewThroughLayerOne(call, reviewCall)) ?? reviewDecoded(call, contract, decoded);

/** A permit of the acting account is reviewed like an approval; a permit of another account grants nothing of this account. */
async function reviewCarriedPermit(
  call: Call,
  token: Hex,
  permit: DecodedCall & { kind: 'permit' | 'dai-permit' },
): Promise<CallWords> {
  if (!sameAddress(permit.owner, call.transaction.from)) return reviewNamed(call, token, 'permit', []);
  const amount = permit.kind === 'permit' ? permit.amount : permit.allowed ? UNLIMITED : 0n;
  return reviewAllowance(call, { token, spender: permit.spender, amount, adds: false, until: null });
}

async function reviewCreation({ context, transaction }: Call): Promise<CallWords> {
  const value = BigInt(transaction.value);
  return {
    ...plainCall,
    sentence:
      value === 0n
        ? t.deployContract(context.network.name)
        : t.deployAndSend(context.network.name, formatCoins(context, value)),
    verb: t.deploy,
    rows: [{ name: t.code, value: t.codeSize((transaction.data.length - 2) / 2) }],
    warnings: [
      {
        rule: 'new-contract',
        severity: 'note',
        title: t.cannotReadCode,
        text: t.codeStays,
      },
    ],
  };
}

async function reviewWrap({ context, transaction }: Call, contract: Hex): Promise<CallWords> {
  const name = await nameOf(context, contract);
  return {
    ...plainCall,
    sentence: t.depositInto(formatCoins(context, transaction.value), name),
    verb: t.deposit,
    rows: await contractRows({ context }, contract),
    unread: true,
  };
}

async function reviewUnwrap({ context }: Call, contract: Hex, amount: bigint): Promise<CallWords> {
  const asset = await assetOf(context, contract);
  const name = (await nameOf(context, contract)) ?? (asset.known ? asset.symbol : null);
  // Of a contract that is no token, nobody knows what it counts.
  const what = asset.isToken ? amountOf(asset, amount) : t.units(formatAmount(amount, 0));
  return {
    ...plainCall,
    sentence: t.withdrawFrom(what, name),
    verb: t.withdraw,
    rows: await contractRows({ context }, contract),
    unread: !asset.known,
    takesNoCoins: true,
  };
}

/** A batch of calls: each call gets its own words, and all warnings apply. */
async function reviewMany(
  call: Call,
  contract: Hex,
  calls: (DecodedCall & { kind: 'multicall' })['calls'],
): Promise<CallWords> {
  const parts = await Promise.all(
    calls.map((inner) => {
      const to = inner.to ?? contract;
      const transaction = { ...call.transaction, to, value: inner.value.toString(), data: inner.data };
      // A limit inside a batch cannot be edited, so the inner call is reviewed as requested.
      return reviewDecoded({ ...call, transaction, asked: { kind: 'connect' } }, to, inner.call);
    }),
  );
  return {
    ...plainCall,
    ...(await speakOfMany(call, contract, parts.length)),
    warnings: parts.flatMap((part) => part.warnings),
    rows: [...(await contractRows(call, contract)), ...askedBy(call.context), ...batchRows(parts)],
    // An empty batch says nothing about what the contract does.
    unread: parts.length === 0 || parts.some((part) => part.unread),
    takesNoCoins: parts.length > 0 && parts.every((part) => part.takesNoCoins),
  };
}

async function speakOfMany(
  { context, transaction }: Call,
  contract: Hex,
  length: number,
): Promise<Pick<CallWords, 'sentence' | 'verb'>> {
  const name = await nameOf(context, contract);
  const value = BigInt(transaction.value);
  const paid = formatCoins(context, value);
  if (length === 0)
    return value === 0n
      ? { sentence: t.makeEmptyBatchTo(name), verb: labels.call }
      : { sentence: t.payWithEmptyBatch(paid, name), verb: t.pay };
  return {
    sentence: value === 0n ? t.makeCallsTo(length, name) : t.payAndMakeCalls(paid, name, length),
    verb: length === 1 ? labels.call : labels.makeCalls,
  };
}
