/** Words for calls that a smart account makes, each reviewed with the tokens and items of that account. */
import { sameAddress, shortAddress } from '../../ethereum/address.ts';
import type { AccountCall, DecodedCall } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { type AccountName, toAccountFirst } from '../../locales/en/approvals/review/parts.ts';
import type { Phrase, Row, Warning } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import { batchRows } from './batch-rows.ts';
import { type Call, type CallWords, plainCall } from './call-words.ts';
import { accountName, formatCoins, type ReviewContext } from './context.ts';
import { delegatecallWarning } from './delegatecall.ts';
import { askedBy } from './grantee.ts';
import { isMultiSend } from './known-contracts.ts';
import { due } from './warning.ts';

/** The words of one call. @param contract the called contract */
export type ReviewInner = (call: Call, contract: Hex, decoded: DecodedCall) => Promise<CallWords>;

/** @param account the smart account, which is the called contract */
export async function reviewAccountCalls(
  call: Call,
  account: Hex,
  calls: readonly AccountCall[],
  reviewInner: ReviewInner,
): Promise<CallWords> {
  const { context } = call;
  const name = await actingName(context, account);
  const inside = { ...call, context: actingAs(context, account, name) };
  const opened = calls.flatMap((one) => unwrapMultiSend(context, one));
  const parts = await Promise.all(opened.map((one) => reviewPart(inside, account, one, reviewInner)));
  const value = BigInt(call.transaction.value);
  const [only] = parts;
  const single = parts.length === 1 && only !== undefined;
  return {
    ...plainCall,
    sentence:
      value === 0n
        ? labels.asAccount(name, single ? only.sentence : severalOf(parts.length))
        : t.asAccountPaying(name, single ? only.sentence : severalOf(parts.length), formatCoins(context, value)),
    verb: single ? only.verb : labels.makeCalls,
    warnings: parts.flatMap(({ warnings }) => warnings),
    to: single ? only.to : null,
    rows: [
      addressRow(labels.actsAs, await nameOf(context, account), String(toAccountFirst(name)), account),
      ...askedBy(context),
      ...(single ? only.rows : batchRows(parts)),
    ],
    changes: parts.flatMap(({ changes = [] }) => changes),
    unread: parts.length === 0 || parts.some(({ unread }) => unread),
  };
}

const severalOf = (length: number): Phrase[] => (length === 0 ? t.makeEmptyBatch() : t.makeCalls(length));

/** Unpacks a batch of Safe's MultiSend into its calls; any other delegatecall stays as it is. */
export function unwrapMultiSend({ request }: ReviewContext, one: AccountCall): AccountCall[] {
  const list = one.delegated && one.to !== null && isMultiSend(request.chainId, one.to) && one.call.kind === 'account';
  return list ? (one.call as DecodedCall & { kind: 'account' }).calls : [one];
}

async function reviewPart(call: Call, account: Hex, one: AccountCall, reviewInner: ReviewInner): Promise<CallWords> {
  const { context } = call;
  const to = one.to ?? account;
  const transaction = { ...call.transaction, from: account, to, value: one.value.toString(), data: one.data };
  // A limit inside another call cannot be edited, so the inner call is reviewed as requested.
  const words = await reviewInner({ ...call, transaction, asked: { kind: 'connect' } }, to, one.call);
  const name = await nameOf(context, to);
  const along: Row[] = one.value === 0n ? [] : [{ name: labels.sendsAlong, value: formatCoins(context, one.value) }];
  if (one.delegated)
    return {
      ...words,
      sentence: t.runForeignCode(name ?? shortAddress(to)),
      verb: t.run,
      warnings: [delegatecallWarning(accountName(context))],
      rows: [addressRow(labels.runsTheCodeOf, name, labels.unknownContract, to), ...along],
      to: null,
      unread: true,
    };
  const useless: Warning | false = words.takesNoCoins &&
    one.value > 0n && {
      rule: 'coins-along',
      severity: 'danger',
      title: t.coinsAlong(formatCoins(context, one.value)),
      text: t.coinsAlongText,
    };
  return { ...words, warnings: [...words.warnings, ...due(useless)], rows: [...along, ...words.rows] };
}

function actingAs(context: ReviewContext, account: Hex, name: AccountName): ReviewContext {
  const { request } = context;
  if (request.account !== null && sameAddress(request.account, account)) return context;
  return {
    ...context,
    account: { address: account, name: '', balance: null, viewOnly: false },
    calledAccount: name,
    request: { ...request, account },
  };
}

async function actingName(context: ReviewContext, account: Hex): Promise<AccountName> {
  const { request } = context;
  if (request.account !== null && sameAddress(request.account, account)) return accountName(context);
  return (await nameOf(context, account)) ?? { kind: 'nameless', address: shortAddress(account) };
}
