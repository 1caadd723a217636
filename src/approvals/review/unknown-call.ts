/** Words for a call whose function Dramatis does not know by itself: those of a description, else the name of the function and its arguments. */
import { readNamedCall } from '../../clear-signing/named-functions.ts';
import { decodeCalldata } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Row } from '../../messaging/approval.ts';
import type { ReviewInner } from './account-call.ts';
import { addressRow, nameOf } from './address.ts';
import { type Call, type CallWords, plainCall } from './call-words.ts';
import { formatCoins } from './context.ts';
import { describedCall } from './described.ts';
import { valueRows } from './fields.ts';
import { askedBy } from './grantee.ts';

/** Calls inside calls are described this deep. */
const MAXIMUM_DEPTH = 3;

/** @param reviewInner the words of a call inside it */
export async function reviewUnknown(
  call: Call,
  contract: Hex,
  name: string | null,
  reviewInner: ReviewInner,
): Promise<CallWords> {
  const { context, transaction, depth = 0 } = call;
  if (depth >= MAXIMUM_DEPTH) return reviewNamed(call, contract, name, []);
  const described = await describedCall(call, contract, (shown) => {
    // What another network does is not reviewed here.
    const data = shown.chainId === transaction.chainId ? shown.data : '0x';
    const inner = { ...transaction, from: shown.from, to: shown.to, value: shown.value.toString(), data };
    const asked = { kind: 'connect' } as const;
    return reviewInner({ ...call, depth: depth + 1, transaction: inner, asked }, shown.to, decodeCalldata(data));
  });
  if (described === null || 'rule' in described)
    return reviewNamed(call, contract, name, described === null ? [] : [described]);
  return {
    ...plainCall,
    sentence: described.sentence,
    verb: described.verb ?? t.confirm,
    warnings: described.warnings,
    rows: [...(await contractRows({ context }, contract)), ...askedBy(context), ...described.rows],
    unread: described.claimed || described.unread,
  };
}

/** The name of the function, where it is known, and its arguments one by one. */
export async function reviewNamed(
  { context, transaction }: Call,
  contract: Hex,
  action: string | null,
  warnings: CallWords['warnings'],
): Promise<CallWords> {
  const name = await nameOf(context, contract);
  const named = readNamedCall(transaction.data);
  const called = action ?? named?.name ?? null;
  const value = BigInt(transaction.value);
  return {
    ...plainCall,
    sentence:
      value === 0n
        ? called === null
          ? t.callUnknownFunction(name)
          : t.callFunction(called, name)
        : called === null
          ? t.payAndCallUnknown(formatCoins(context, value), name)
          : t.payAndCall(formatCoins(context, value), name, called),
    verb: value === 0n ? labels.call : t.pay,
    warnings,
    rows: [
      ...(await contractRows({ context }, contract)),
      ...askedBy(context),
      ...(named?.values ? await valueRows(context, named.values) : []),
    ],
    unread: true,
  };
}

export const contractRows = async ({ context }: Pick<Call, 'context'>, contract: Hex): Promise<Row[]> => [
  addressRow(labels.contract, await nameOf(context, contract), labels.unknown, contract),
];
