/** Words for delegations of the acting account (EIP-7702): one that a transaction makes or ends, and one that the account has. */
import { sameAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import { delegateName, isOfferedDelegate } from '../../ethereum/delegates.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { AccountName } from '../../locales/en/approvals/review/parts.ts';
import type { Row, SetUpReview, Warning } from '../../messaging/approval.ts';
import { addressRow } from './address.ts';
import type { CallWords } from './call-words.ts';
import { accountName, knownOrNull, type ReviewContext } from './context.ts';

/** The words of a transaction with those of its delegation. @param words of the call that it makes */
export function withDelegation(context: ReviewContext, transaction: PreparedTransaction, words: CallWords): CallWords {
  if (transaction.type !== 'eip7702') return words;
  const { delegate, data, value, to, from } = transaction;
  const isEnd = delegate === ZERO_ADDRESS;
  const account = accountName(context);
  const own = delegateRows(transaction);
  const rows = [...own, ...words.rows];
  if (!isOfferedDelegate(delegate)) return { ...words, rows, warnings: [...words.warnings, unknownDelegate(account)] };
  const isAlone = data === '0x' && BigInt(value) === 0n && to !== null && sameAddress(to, from);
  if (!isAlone) return { ...words, rows, warnings: [...words.warnings, besides(context, delegate)] };
  return {
    ...words,
    sentence: isEnd ? t.endDelegation(account, context.network.name) : t.setAccountUp(account, context.network.name),
    verb: isEnd ? t.endIt : t.setUp,
    warnings: isEnd ? [] : [{ ...besides(context, delegate), severity: 'caution' }],
    rows: own,
    to: null,
  };
}

/** The contract whose code the account runs after a transaction; none for other transactions, and where it ends that. */
export const delegateRows = (transaction: PreparedTransaction | null): Row[] =>
  transaction?.type !== 'eip7702' || transaction.delegate === ZERO_ADDRESS
    ? []
    : [
        addressRow(
          labels.runsTheCodeOf,
          delegateName(transaction.delegate),
          labels.unknownContract,
          transaction.delegate,
        ),
      ];

const unknownDelegate = (account: AccountName): Warning => ({
  rule: 'delegates-to-unknown',
  severity: 'refused',
  title: t.delegatesToUnknown(account),
  text: t.delegatesToUnknownText,
});

const besides = (context: ReviewContext, delegate: Hex): Warning =>
  delegate === ZERO_ADDRESS
    ? {
        rule: 'ends-delegation',
        severity: 'note',
        title: t.endsDelegation(accountName(context)),
        text: t.endsDelegationText,
      }
    : {
        rule: 'delegates',
        severity: 'caution',
        title: t.delegates(accountName(context)),
        text: t.delegatesText(context.network.name, delegateName(delegate)),
      };

/** The words with which a person is asked to set an account up for several calls at once. */
export const setUpWords = (context: ReviewContext, delegate: Hex, required: boolean): SetUpReview => ({
  title: t.setUpQuestion(accountName(context)),
  text: required
    ? t.setUpRequired(accountName(context), context.network.name, delegateName(delegate))
    : t.setUpOptional(accountName(context), context.network.name, delegateName(delegate)),
  decline: required ? t.refuseSetUp : t.doWithoutIt,
  required,
});

/** Warning for an account that runs the code of a contract that this wallet does not offer. */
export async function delegatedAccountWarning(context: ReviewContext): Promise<Warning | null> {
  const { request, data, account } = context;
  // No node is asked about a login key, which would tell it of the site.
  if (request.account === null || account?.viewOnly === true || account?.loginKey) return null;
  const delegate = await knownOrNull(data.delegate(request.characterId, request.chainId, request.account));
  if (delegate === null || isOfferedDelegate(delegate)) return null;
  const name = delegateName(delegate);
  return {
    rule: 'delegated-account',
    severity: name === null ? 'danger' : 'note',
    title: t.delegatedAccount(accountName(context), name),
    text: name === null ? t.delegatedToUnknown(context.network.name) : t.delegatedByOther(context.network.name),
  };
}
