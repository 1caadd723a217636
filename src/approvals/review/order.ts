/** Words for signatures that give something away without a transaction: transfers that anyone may carry out, orders, acting for somebody. */
import { sameAddress } from '../../ethereum/address.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { TypedMeaning } from '../../ethereum/typed-meaning.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Warning } from '../../messaging/approval.ts';
import { whole } from './address.ts';
import { amountOf, amountOrAll, assetOf, unknownToken } from './asset.ts';
import { domainRows, fieldRows } from './fields.ts';
import { milliseconds, type TypedWords } from './permit.ts';
import { reviewRecipient } from './recipient.ts';
import { accountName, type Scene } from './scene.ts';
import { due } from './warning.ts';
import { listed, mark, say, until } from './words.ts';

/** EIP-3009 transferWithAuthorization. */
export async function reviewAuthorisedTransfer(
  scene: Scene,
  meaning: TypedMeaning & { kind: 'authorised-transfer' },
): Promise<TypedWords> {
  const asset = await assetOf(scene, meaning.token);
  const recipient = await reviewRecipient(scene, meaning.to, { token: meaning.token });
  const amount = amountOf(asset, meaning.amount);
  const { account } = scene.request;
  return {
    sentence: [say(`Let ${scene.asker} send `), mark(amount), say(` to ${recipient.called}?`)],
    warnings: [
      ...due(
        (account === null || !sameAddress(account, meaning.from)) && {
          rule: 'other-owner',
          severity: 'refused',
          title: 'Dramatis will not sign this',
          text: `It speaks for another account than ${accountName(scene)}.`,
        },
        {
          rule: 'permit',
          severity: 'caution',
          title: 'This moves funds without a transaction',
          text: `Whoever has this signature can send ${amount} out of ${accountName(scene)}, ${until(milliseconds(meaning.deadline), scene.now)}.`,
        },
        unknownToken(asset),
      ),
      ...recipient.warnings,
    ],
    rows: [
      { name: 'Goes to', value: recipient.label, detail: whole(meaning.to) },
      { name: 'Valid', value: until(milliseconds(meaning.deadline), scene.now) },
    ],
    limit: null,
    verb: `Allow ${amount}`,
  };
}

export async function reviewOrder(scene: Scene, meaning: TypedMeaning & { kind: 'order' }): Promise<TypedWords> {
  const assets = await Promise.all(meaning.gives.map(({ token }) => assetOf(scene, token)));
  const gives = assets.map((asset, at) =>
    asset.known ? amountOrAll(asset, meaning.gives[at]?.amount ?? null) : `items of ${whole(asset.address)}`,
  );
  const end = until(milliseconds(meaning.deadline), scene.now);
  const what = gives.length === 0 ? 'what this account holds' : listed(gives);
  return {
    sentence: [say('Offer '), mark(what), say(` through ${meaning.protocol}?`)],
    warnings: [
      {
        rule: 'order',
        severity: gives.length === 0 ? 'danger' : 'caution',
        title: 'This can move funds without a transaction',
        text: `Once signed, whoever meets the terms can take ${what} out of ${accountName(scene)}, ${end}. Check what you get for it.`,
      },
    ],
    rows: [
      { name: 'Exchange', value: meaning.protocol },
      ...gives.map((give) => ({ name: 'You give', value: give })),
      { name: 'Valid', value: end },
    ],
    limit: null,
    verb: 'Offer',
  };
}

export async function reviewActing(
  scene: Scene,
  meaning: TypedMeaning & { kind: 'acting' },
  typedData: TypedData,
): Promise<TypedWords> {
  return {
    sentence: [say('Let somebody else act for '), mark(accountName(scene)), say('?')],
    warnings: [acting(meaning.what, accountName(scene))],
    rows: [...(await domainRows(scene, typedData)), ...(await fieldRows(scene, typedData))],
    limit: null,
    verb: 'Sign',
  };
}

function acting(what: (TypedMeaning & { kind: 'acting' })['what'], account: string): Warning {
  const tick = 'I know what will be done in my name';
  switch (what) {
    case 'relayed-call':
      return {
        rule: 'acting',
        severity: 'danger',
        title: 'Somebody else will act in your name',
        text: `Whoever has this signature can make the call below as if ${account} had sent it.`,
        tick,
      };
    case 'safe-transaction':
      return {
        rule: 'acting',
        severity: 'danger',
        title: 'This is a transaction of a shared account',
        text: `With enough signatures the shared account carries out what stands below. ${account} is one of them.`,
        tick,
      };
    case 'delegation':
      return {
        rule: 'acting',
        severity: 'danger',
        title: 'This hands on what you may do',
        text: `Whoever has this signature may use rights of ${account}, until they are taken back.`,
        tick,
      };
    default:
      return unreachable(what);
  }
}
