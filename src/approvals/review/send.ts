/** Words for signatures that send at once: transfers that anyone may carry out, and money at a service with books of its own. */

import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { ServiceSend, TypedMeaning } from '../../ethereum/typed-meaning-type.ts';
import type { Phrase } from '../../messaging/approval.ts';
import { whole } from './address.ts';
import { amountOf, assetOf, unknownToken } from './asset.ts';
import { fieldRows, readable } from './fields.ts';
import { reviewRecipient } from './recipient.ts';
import { accountName, type Scene } from './scene.ts';
import { ranOut } from './spending.ts';
import { askedBy } from './taker.ts';
import { milliseconds, otherOwner, type TypedWords } from './typed-words.ts';
import { due } from './warning.ts';
import { mark, say, until } from './words.ts';

/** EIP-3009 transferWithAuthorization. */
export async function reviewAuthorisedTransfer(
  scene: Scene,
  meaning: TypedMeaning & { kind: 'authorised-transfer' },
): Promise<TypedWords> {
  const asset = await assetOf(scene, meaning.token);
  const recipient = await reviewRecipient(scene, meaning.to, { token: meaning.token });
  const amount = amountOf(asset, meaning.amount);
  const end = milliseconds(meaning.deadline);
  return {
    sentence: [say('Send '), mark(amount), say(` to ${recipient.called}, without a transaction of your own?`)],
    warnings: [
      ...due(
        otherOwner(scene, meaning.from),
        {
          rule: 'permit',
          severity: 'caution',
          title: 'This moves funds without a transaction',
          text: `Whoever has this signature can send ${amount} out of ${accountName(scene)}, ${until(end, scene.now)}.`,
        },
        unknownToken(asset),
        ranOut({ by: 'signature', until: end }, scene.now),
      ),
      ...recipient.warnings,
    ],
    rows: [
      { name: 'Goes to', value: recipient.label, detail: whole(meaning.to) },
      ...askedBy(scene),
      { name: 'Valid', value: until(end, scene.now) },
    ],
    limit: null,
    verb: `Allow ${amount}`,
  };
}

/** A send, a withdrawal, or a move between the signer's own balances. */
export async function reviewServiceSend(scene: Scene, meaning: ServiceSend, typedData: TypedData): Promise<TypedWords> {
  const { service, to, what } = meaning;
  const amount = `${readable(meaning.amount)} ${readable(meaning.asset.split(':')[0] ?? '')}`;
  const fields = await fieldRows(scene, typedData);
  if (what === 'between-own' || to === null)
    return {
      sentence: [say('Move '), mark(amount), say(` between your own balances at ${service}?`)],
      warnings: [],
      rows: fields,
      limit: null,
      verb: 'Move',
    };
  const recipient = await reviewRecipient(scene, to, { token: null });
  const sentence: Phrase[] =
    what === 'send'
      ? [say('Send '), mark(amount), say(` at ${service} to ${recipient.called}?`)]
      : [say('Withdraw '), mark(amount), say(` from ${service} to ${recipient.called}?`)];
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
    rows: [{ name: 'Goes to', value: recipient.label, detail: whole(to) }, ...askedBy(scene), ...fields],
    limit: null,
    verb: what === 'send' ? `Send ${amount}` : `Withdraw ${amount}`,
  };
}
