/** Words for signatures that send: transfers that anyone may execute, and transfers inside a service. */

import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { ServiceSend, TypedMeaning } from '../../ethereum/typed-meaning-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
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
import { mark, say, until } from './words.ts';

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
    sentence: [say('Send '), mark(amount), say(` to ${recipient.displayName}, without a transaction of your own?`)],
    warnings: [
      ...due(
        wrongOwnerWarning(context, meaning.from),
        {
          rule: 'permit',
          severity: 'caution',
          title: 'This moves funds without a transaction',
          text: `Whoever has this signature can send ${amount} out of ${accountName(context)}, ${until(end, context.now)}.`,
        },
        unknownTokenWarning(asset),
        expiredWarning({ by: 'signature', until: end }, context.now),
      ),
      ...recipient.warnings,
    ],
    rows: [
      { name: 'Recipient', value: recipient.label, detail: fullAddress(meaning.to) },
      ...askedBy(context),
      { name: 'Valid', value: until(end, context.now) },
    ],
    limit: null,
    verb: `Allow ${amount}`,
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
      sentence: [say('Move '), mark(amount), say(` between your own balances at ${service}?`)],
      warnings: [],
      rows: fields,
      limit: null,
      verb: 'Move',
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
        title: 'This moves funds without a transaction',
        text: `${service} carries it out as soon as it has this signature.`,
      },
      ...recipient.warnings.filter(({ rule }) => rule !== 'to-self'),
    ],
    rows: [
      { name: staked ? 'Validator' : 'Recipient', value: recipient.label, detail: fullAddress(to) },
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
  return { displayName: `the validator ${name}`, label: name, warnings: [] as Warning[] };
}

function serviceSendWords(
  what: Exclude<ServiceSend['what'], 'between-own'>,
  service: string,
  amount: string,
  to: string,
): { sentence: Phrase[]; verb: string } {
  switch (what) {
    case 'send':
      return { sentence: [say('Send '), mark(amount), say(` at ${service} to ${to}?`)], verb: `Send ${amount}` };
    case 'withdraw':
      return {
        sentence: [say('Withdraw '), mark(amount), say(` from ${service} to ${to}?`)],
        verb: `Withdraw ${amount}`,
      };
    case 'stake':
      return { sentence: [say('Stake '), mark(amount), say(` at ${service} with ${to}?`)], verb: `Stake ${amount}` };
    case 'unstake':
      return {
        sentence: [say('Take '), mark(amount), say(` at ${service} back from ${to}?`)],
        verb: `Take ${amount} back`,
      };
    default:
      return unreachable(what);
  }
}
