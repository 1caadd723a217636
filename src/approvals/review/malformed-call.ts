/** Words for a known function whose arguments cannot be decoded. The worst case is named, because a contract may decode what the wallet cannot. */
import type { DecodedCall, WorstCase } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { addressRow, nameOf, nameOrShort } from './address.ts';
import { assetOf } from './asset.ts';
import { type Call, type CallWords, plainCall } from './call-words.ts';
import { accountName, type ReviewContext } from './context.ts';
import { askedBy } from './grantee.ts';

/** @param contract the called contract */
export async function reviewMalformedCall(
  { context }: Call,
  contract: Hex,
  { name, worst, why }: DecodedCall & { kind: 'malformed' },
): Promise<CallWords> {
  const [called, shown] = await Promise.all([nameOf(context, contract), nameOrShort(context, contract)]);
  const worstCase = await worstOf(context, contract, worst);
  const size = why === 'size';
  return {
    ...plainCall,
    sentence: size ? t.callTooLarge(name, shown) : t.callOdd(name, shown),
    verb: labels.call,
    warnings: [
      {
        rule: 'odd-call',
        severity: 'danger',
        title: size ? t.tooLarge : t.odd,
        text: size ? worstCase : t.cannotReadIt(worstCase),
        tick: size ? t.tooLargeTick : t.oddTick,
      },
    ],
    rows: [addressRow(labels.contract, called, labels.unknown, contract), ...askedBy(context)],
    unread: true,
  };
}

async function worstOf(context: ReviewContext, contract: Hex, worst: WorstCase): Promise<string> {
  const account = accountName(context);
  switch (worst) {
    case 'spend':
      return t.atWorst.spend((await assetOf(context, contract)).symbol, account);
    case 'send':
      return t.atWorst.send((await assetOf(context, contract)).symbol, account);
    case 'items':
      return t.atWorst.items(account);
    case 'any-token':
      return t.atWorst.anyToken(account);
    case 'borrow':
      return t.atWorst.borrow(account);
    case 'manage':
      return t.atWorst.manage(account);
    case 'rule':
      return t.atWorst.rule;
    case 'calls':
      return t.atWorst.calls(account);
    default:
      return unreachable(worst);
  }
}
