/** Words for meta-transactions (relayed calls, Safe transactions, user operations, delegations): the inner call in the words of a call, and its dangers. */
import { sameAddress, shortAddress } from '../../ethereum/address.ts';
import { decodeCalldata } from '../../ethereum/calldata.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { MetaTransaction } from '../../ethereum/typed-meaning-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
import { type AccountName, toAccountFirst } from '../../locales/en/approvals/review/parts.ts';
import type { Phrase, Row, Warning } from '../../messaging/approval.ts';
import type { Payload } from '../record.ts';
import { unwrapMultiSend } from './account-call.ts';
import { addressRow, nameOf } from './address.ts';
import { reviewAsAccount, reviewCall } from './call.ts';
import type { Call, CallWords } from './call-words.ts';
import { accountName, formatCoins, type ReviewContext } from './context.ts';
import { delegatecallWarning } from './delegatecall.ts';
import { domainRows, fieldRows } from './fields.ts';
import { askedBy } from './grantee.ts';
import { reviewRelayerFees } from './relayer-fee.ts';
import { expiredWarning } from './spending.ts';
import { type TypedWords, toMilliseconds, wrongOwnerWarning } from './typed-words.ts';
import { due } from './warning.ts';
import { until } from './words.ts';

export async function reviewMetaTransaction(
  context: ReviewContext,
  meaning: MetaTransaction,
  typedData: TypedData,
  payload: Payload,
): Promise<TypedWords> {
  const { account, call, what } = meaning;
  const end = toMilliseconds(meaning.deadline);
  const actor = account ?? context.request.account;
  const name = await actorName(context, what, account);
  const inner = call === null || actor === null ? null : await wordsOfCall(context, { actor, name, call, payload });
  const fees = await reviewRelayerFees(context, name, meaning.pays);
  const foreign = call?.delegated === true && inner?.list !== true;
  return {
    sentence: sentenceOf(name, inner, foreign),
    warnings: due(
      what === 'relayed-call' && wrongOwnerWarning(context, account),
      foreign && delegatecallWarning(name),
      actingWarning(what, accountName(context)),
      fees.warning,
      ...(inner?.warnings ?? []),
      expiredWarning({ by: 'signature', until: end }, context.now),
    ),
    rows: [
      ...(account === null
        ? []
        : [addressRow(labels.actsAs, await nameOf(context, account), String(toAccountFirst(name)), account)]),
      ...askedBy(context),
      ...(await callRows(context, call, inner)),
      ...fees.rows,
      ...(meaning.deadline === null ? [] : [{ name: labels.valid, value: until(end, context.now) }]),
      ...(await domainRows(context, typedData)),
      ...(await fieldRows(context, typedData)),
    ],
    limit: null,
    verb: labels.sign,
  };
}

interface InnerWords extends CallWords {
  /** True if the words are about calls that a smart account makes itself. */
  list: boolean;
}

/** Reviews the inner call as if the acting account sent it. A MultiSend batch is reviewed call by call. */
async function wordsOfCall(
  context: ReviewContext,
  of: { actor: Hex; name: AccountName; call: NonNullable<MetaTransaction['call']>; payload: Payload },
): Promise<InnerWords> {
  const { actor, name, call, payload } = of;
  const account = { address: actor, name: '', balance: null, viewOnly: false };
  const decoded = decodeCalldata(call.data);
  const made = { ...call, call: decoded };
  const opened = unwrapMultiSend(context, made);
  const asked: Call = {
    context: { ...context, account, calledAccount: name, request: { ...context.request, account: actor } },
    transaction: {
      type: 'legacy',
      chainId: context.request.chainId,
      from: actor,
      to: call.to,
      value: call.value.toString(),
      data: call.data,
      nonce: 0,
      gasLimit: '0',
      gasPrice: '0',
    },
    asked: payload,
  };
  if (!opened.includes(made)) return { ...(await reviewAsAccount(asked, actor, opened)), list: true };
  return { ...(await reviewCall(asked)), list: decoded.kind === 'account' && sameAddress(call.to, actor) };
}

/** *In the name of Shared account: send 5 USDC to Ida Holm?* */
function sentenceOf(name: AccountName, inner: InnerWords | null, foreign: boolean): Phrase[] {
  if (inner === null || inner.unread || foreign) return t.letAct(name);
  return inner.list ? inner.sentence : labels.asAccount(name, inner.sentence);
}

async function callRows(
  context: ReviewContext,
  call: MetaTransaction['call'],
  inner: CallWords | null,
): Promise<Row[]> {
  if (call === null) return [];
  return [
    addressRow(
      call.delegated ? labels.runsTheCodeOf : t.calls,
      await nameOf(context, call.to),
      call.data === '0x' ? t.namelessAddress : labels.unknownContract,
      call.to,
    ),
    ...(call.value === 0n ? [] : [{ name: labels.sendsAlong, value: formatCoins(context, call.value) }]),
    ...(inner?.to ? [{ name: inner.to.label, value: inner.to.known ?? labels.noName, detail: inner.to.address }] : []),
    ...(inner?.rows ?? []).filter(({ kind }) => kind !== 'asked-by'),
  ];
}

async function actorName(
  context: ReviewContext,
  what: MetaTransaction['what'],
  account: Hex | null,
): Promise<AccountName> {
  if (account === null) return accountName(context);
  const name = await nameOf(context, account);
  if (name !== null) return name;
  return { kind: what === 'safe-transaction' ? 'shared' : 'nameless', address: shortAddress(account) };
}

function actingWarning(what: MetaTransaction['what'], account: AccountName): Warning {
  const tick = t.actingTick;
  switch (what) {
    case 'relayed-call':
      return {
        rule: 'acting',
        severity: 'danger',
        title: t.relayedCall,
        text: t.relayedCallText(account),
        tick,
      };
    case 'safe-transaction':
      return {
        rule: 'acting',
        severity: 'danger',
        title: t.safeTransaction,
        text: t.safeTransactionText,
        tick,
      };
    case 'user-operation':
      return {
        rule: 'acting',
        severity: 'danger',
        title: t.userOperation,
        text: t.userOperationText,
        tick,
      };
    case 'delegation':
      return {
        rule: 'acting',
        severity: 'danger',
        title: t.delegation,
        text: t.delegationText(account),
        tick,
      };
    default:
      return unreachable(what);
  }
}
