/** Words for delegations of the acting account (EIP-7702): one that a transaction makes or ends, and one that the account has. */
import { sameAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import { delegateName, isOfferedDelegate } from '../../ethereum/delegates.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Row, SetUpReview, Warning } from '../../messaging/approval.ts';
import { addressRow } from './address.ts';
import type { CallWords } from './call-words.ts';
import { accountName, knownOrNull, type ReviewContext } from './context.ts';
import { mark, say } from './words.ts';

const nameOf = (delegate: Hex): string => delegateName(delegate) ?? 'an unknown contract';

const WHAT_IT_IS = 'Only your own signatures can use it. You can end it on the account’s page.';

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
    sentence: isEnd
      ? [say('End the delegation of '), mark(account), say(` on ${context.network.name}?`)]
      : [say('Set '), mark(account), say(` up to make several calls at once on ${context.network.name}?`)],
    verb: isEnd ? 'End it' : 'Set up',
    warnings: isEnd ? [] : [{ ...besides(context, delegate), severity: 'caution' }],
    rows: own,
    to: null,
  };
}

/** The contract whose code the account runs after a transaction; none for other transactions, and where it ends that. */
export const delegateRows = (transaction: PreparedTransaction | null): Row[] =>
  transaction?.type !== 'eip7702' || transaction.delegate === ZERO_ADDRESS
    ? []
    : [addressRow('Runs the code of', delegateName(transaction.delegate), 'Unknown contract', transaction.delegate)];

const unknownDelegate = (account: string): Warning => ({
  rule: 'delegates-to-unknown',
  severity: 'refused',
  title: `${account} would run the code of an unknown contract`,
  text: 'Such a contract can take everything that the account holds, now and later. Dramatis signs this only for contracts that it knows.',
});

const besides = (context: ReviewContext, delegate: Hex): Warning =>
  delegate === ZERO_ADDRESS
    ? {
        rule: 'ends-delegation',
        severity: 'note',
        title: `It also ends the delegation of ${accountName(context)}`,
        text: 'The account runs no code of a contract any more.',
      }
    : {
        rule: 'delegates',
        severity: 'caution',
        title: `${accountName(context)} gets the abilities of a contract`,
        text: `On ${context.network.name} it then runs the code of ${nameOf(delegate)}. ${WHAT_IT_IS}`,
      };

/** The words with which a person is asked to set an account up for several calls at once. */
export const setUpWords = (context: ReviewContext, delegate: Hex, required: boolean): SetUpReview => ({
  title: `Set ${accountName(context)} up for this?`,
  text: `${required ? 'This site wants all calls or none. ' : ''}For that, ${accountName(context)} has to run a contract’s code on ${context.network.name}: ${nameOf(delegate)}. This is set up once, with this transaction. ${WHAT_IT_IS}`,
  decline: required ? 'Refuse the set-up' : 'Do without it',
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
    title: `${accountName(context)} runs the code of ${name ?? 'an unknown contract'}`,
    text:
      name === null
        ? `This contract can take everything that comes to the account on ${context.network.name}. If you did not set that up, end it on the account’s page.`
        : `Another wallet set that up on ${context.network.name}. You can end it on the account’s page.`,
  };
}
