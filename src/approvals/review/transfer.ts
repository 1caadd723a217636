/** Words for sending: coins, tokens, single items. Always with the whole address of whoever gets it. */
import { sameAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Warning } from '../../messaging/approval.ts';
import { addressRow, nameOf, nameOrShort } from './address.ts';
import { type Asset, amountOf, assetOf, tokenRow, unknownToken } from './asset.ts';
import type { Call, CallWords } from './call-words.ts';
import { type Recipient, reviewRecipient } from './recipient.ts';
import { accountName, coins, type Scene } from './scene.ts';
import { due } from './warning.ts';
import { listed, mark, say } from './words.ts';

/** Coins of the network, without data. */
export async function reviewCoins({ scene, transaction }: Call, to: Hex): Promise<CallWords> {
  const recipient = await reviewRecipient(scene, to, { token: null });
  return words(coins(scene, transaction.value), recipient, []);
}

export async function reviewTokenTransfer({ scene }: Call, token: Hex, to: Hex, amount: bigint): Promise<CallWords> {
  const [asset, recipient] = await Promise.all([assetOf(scene, token), reviewRecipient(scene, to, { token })]);
  const sending = words(amountOf(asset, amount), recipient, due(notEnough(scene, asset, amount), unknownToken(asset)));
  return { ...sending, rows: [tokenRow(asset)], takesNoCoins: true };
}

/** transferFrom: an ERC-20 amount when the contract is a token with decimals, one item otherwise. */
export async function reviewTransferFrom(
  call: Call,
  token: Hex,
  from: Hex,
  to: Hex,
  amountOrId: bigint,
): Promise<CallWords> {
  const { scene } = call;
  const asset = await assetOf(scene, token);
  if (!asset.isToken) return reviewItems(call, token, from, to, [{ id: amountOrId, amount: 1n }]);
  const recipient = await reviewRecipient(scene, to, { token });
  const sending = words(amountOf(asset, amountOrId), recipient, due(ofOthers(scene, from), unknownToken(asset)));
  return { ...sending, rows: [tokenRow(asset), ...(await fromRow(scene, from))], takesNoCoins: true };
}

/** ERC-721 and ERC-1155. */
export async function reviewItems(
  { scene }: Call,
  collection: Hex,
  from: Hex,
  to: Hex,
  items: readonly { id: bigint; amount: bigint }[],
): Promise<CallWords> {
  const [recipient, name] = await Promise.all([
    reviewRecipient(scene, to, { token: collection }),
    nameOrShort(scene, collection),
  ]);
  const what = listed(items.map(({ id, amount }) => (amount === 1n ? `item ${id}` : `${amount} of item ${id}`)));
  const sending = words(`${what} of ${name}`, recipient, due(ofOthers(scene, from)));
  return {
    ...sending,
    rows: [
      addressRow('Collection', await nameOf(scene, collection), 'Unknown', collection),
      ...(await fromRow(scene, from)),
    ],
    takesNoCoins: true,
  };
}

const words = (what: string, recipient: Recipient, warnings: Warning[]): CallWords => ({
  sentence: [say('Send '), mark(what), say(` to ${recipient.called}.`)],
  verb: 'Send',
  warnings: [...warnings, ...recipient.warnings],
  rows: [],
  to: recipient.to,
  limit: null,
  unread: false,
  takesNoCoins: false,
});

const notEnough = (scene: Scene, asset: Asset, amount: bigint): Warning | false =>
  asset.held !== null &&
  asset.held < amount && {
    rule: 'not-enough-token',
    severity: 'danger',
    title: `Not enough ${asset.symbol}`,
    text: `${accountName(scene)} has ${amountOf(asset, asset.held)}. This will fail and cost the fee.`,
  };

const isActing = ({ request }: Scene, from: Hex): boolean =>
  request.account !== null && sameAddress(request.account, from);

const ofOthers = (scene: Scene, from: Hex): Warning | false =>
  !isActing(scene, from) && {
    rule: 'out-of-another-account',
    severity: 'caution',
    title: 'It is taken out of another account',
    text: `Not out of ${accountName(scene)}: it works only if that account allowed it.`,
  };

const fromRow = async (scene: Scene, from: Hex) =>
  isActing(scene, from) ? [] : [addressRow('Taken from', await nameOf(scene, from), 'Unknown', from)];
