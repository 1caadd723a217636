/** Words for signatures that send: transfers that anyone may execute, and transfers inside a service. */

import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { ServiceSend, TypedMeaning } from '../../ethereum/typed-meaning-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewOrders as t } from '../../locales/en/approvals/review/orders.ts';
import type { RecipientName } from '../../locales/en/approvals/review/parts.ts';
import type { Phrase, Warning } from '../../messaging/approval.ts';
import { fullAddress, nameOrShort } from './address.ts';
import { amountOf, assetOf, unknownTokenWarning } from './asset.ts';
import { accountName, type ReviewContext } from './context.ts';
import { fieldRows, readableLine } from './fields.ts';
import { askedBy } from './grantee.ts';
import { reviewRecipient } from './recipient.ts';
import { expiredWarning } from './spending.ts';
import { type TypedWords, toMilliseconds, wrongOwnerWarning } from './typed-words.ts';
import { due } from './warning.ts';
import { endingOf, until } from './words.ts';

/** EIP-3009 transferWithAuthorization. */
export async function reviewAuthorisedTransfer(
  context: ReviewContext,
  meaning: TypedMeaning & { kind: 'authorised-transfer' },
): Promise<TypedWords> {
  const asset = await assetOf(context, meaning.token);
  const recipient = await reviewRecipient(context, meaning.to, { token: meaning.token });
  const amount = amountOf(asset, meaning.amount);
  const end = toMilliseconds(meaning.deadline);
  return {
    sentence: t.sendWithoutTransaction(amount, recipient.displayName),
    warnings: [
      ...due(
        wrongOwnerWarning(context, meaning.from),
        {
          rule: 'permit',
          severity: 'caution',
          title: t.movesFundsWithoutTransaction,
          text: t.canSendOut(amount, accountName(context), endingOf(end, context.now)),
        },
        unknownTokenWarning(asset),
        expiredWarning({ by: 'signature', until: end }, context.now),
      ),
      ...recipient.warnings,
    ],
    rows: [
      { name: labels.recipient, value: recipient.label, detail: fullAddress(meaning.to) },
      ...askedBy(context),
      { name: labels.valid, value: until(end, context.now) },
    ],
    limit: null,
    verb: t.allowAmount(amount),
  };
}

/** A transfer, a withdrawal, or a move between the signer's own balances at a service. */
export async function reviewServiceSend(
  context: ReviewContext,
  meaning: ServiceSend,
  typedData: TypedData,
): Promise<TypedWords> {
  const { service, to, what } = meaning;
  const amount = `${readableLine(meaning.amount)} ${readableLine(meaning.asset.split(':')[0] ?? '')}`;
  const fields = await fieldRows(context, typedData);
  if (what === 'between-own' || to === null)
    return {
      sentence: t.moveBetweenOwn(amount, service),
      warnings: [],
      rows: fields,
      limit: null,
      verb: t.move,
    };
  const staked = what === 'stake' || what === 'unstake';
  const recipient = staked ? await validator(context, to) : await reviewRecipient(context, to, { token: null });
  const { sentence, verb } = serviceSendWords(what, service, amount, recipient.displayName);
  return {
    sentence,
    warnings: [
      {
        rule: 'service-send',
        severity: 'caution',
        title: t.movesFundsWithoutTransaction,
        text: t.serviceSendText(service),
      },
      ...recipient.warnings.filter(({ rule }) => rule !== 'to-self'),
    ],
    rows: [
      { name: staked ? t.validator : labels.recipient, value: recipient.label, detail: fullAddress(to) },
      ...askedBy(context),
      ...fields,
    ],
    limit: null,
    verb,
  };
}

/** Who keeps a stake: the funds stay the person's own. */
async function validator(context: ReviewContext, address: Hex) {
  const name = await nameOrShort(context, address);
  return { displayName: name, label: name, warnings: [] as Warning[] };
}

function serviceSendWords(
  what: Exclude<ServiceSend['what'], 'between-own'>,
  service: string,
  amount: string,
  to: RecipientName,
): { sentence: Phrase[]; verb: string } {
  switch (what) {
    case 'send':
      return { sentence: t.sendAt(amount, service, to), verb: t.sendAmount(amount) };
    case 'withdraw':
      return {
        sentence: t.withdrawFrom(amount, service, to),
        verb: t.withdrawAmount(amount),
      };
    case 'stake':
      return { sentence: t.stakeAt(amount, service, to), verb: t.stakeAmount(amount) };
    case 'unstake':
      return {
        sentence: t.takeBack(amount, service, to),
        verb: t.takeBackAmount(amount),
      };
    default:
      return unreachable(what);
  }
}
