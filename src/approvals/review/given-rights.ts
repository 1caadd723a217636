/** Rights that a simulation found to be given away, besides those that the words of the call name. One warning for all of them. */
import { sameAddress } from '../../ethereum/address.ts';
import { type DecodedCall, decodeCalldata } from '../../ethereum/calldata.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { UNLIMITED } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { GivenRight, GivenRights } from '../../messaging/trial.ts';
import { isOwn, nameOrShort } from './address.ts';
import { assetOf, limitOrAll } from './asset.ts';
import type { Scene } from './scene.ts';
import { reviewTaker } from './taker.ts';

/** So many are named one by one. */
const NAMED = 5;

/** `null` where there is none that the words of the call do not name. */
export async function givenWarning(
  scene: Scene,
  { to, data, from }: PreparedTransaction,
  given: GivenRights | undefined,
): Promise<Warning | null> {
  if (given === undefined) return null;
  const said = to === null ? [] : saidBy(decodeCalldata(data), to, from);
  const rights = given.rights.filter(
    (right) => !isOwn(scene, right.holder) && !said.some((other) => covers(other, right)),
  );
  if (rights.length === 0 && !given.more) return null;
  const sentences = await Promise.all(rights.slice(0, NAMED).map((right) => speak(scene, right)));
  const unnamed = rights.length - sentences.length;
  if (unnamed > 0) sentences.push(`There are ${unnamed} more.`);
  if (given.more) sentences.push('It speaks of more rights than Dramatis looks at.');
  const one = rights.length === 1 && !given.more;
  return {
    rule: 'given-rights',
    severity: 'danger',
    title: one ? 'It also gives a right away' : 'It also gives rights away',
    text: sentences.join(' '),
    tick: one ? 'I want to give this right away' : 'I want to give these rights away',
  };
}

async function speak(scene: Scene, { kind, asset, holder, amount }: GivenRight): Promise<string> {
  const { called } = await reviewTaker(scene, holder);
  switch (kind) {
    case 'allowance':
    case 'borrowing': {
      const token = await assetOf(scene, asset);
      const much = limitOrAll(token, amount === null ? null : BigInt(amount));
      return kind === 'allowance' ? `${called} can spend ${much}.` : `${called} can borrow ${much} at your cost.`;
    }
    case 'item':
      return `${called} can take item ${amount} of ${await nameOrShort(scene, asset)}.`;
    case 'operator':
      return `${called} can move everything you have at ${await nameOrShort(scene, asset)}.`;
    case 'owner':
      return `${called} becomes the owner of ${await nameOrShort(scene, asset)}.`;
    case 'votes':
      return `${called} votes with your ${(await assetOf(scene, asset)).symbol}.`;
    default:
      return unreachable(kind);
  }
}

/** A right that the words of a call name. */
interface Said {
  kinds: readonly GivenRight['kind'][];
  asset: Hex;
  holder: Hex;
  /** At most so much; `null` is whatever it is. */
  amount: bigint | null;
  /** The amount comes on top of what was allowed before. */
  adds?: true;
}

function covers({ kinds, asset, holder, amount, adds }: Said, right: GivenRight): boolean {
  if (!kinds.includes(right.kind) || !sameAddress(asset, right.asset) || !sameAddress(holder, right.holder))
    return false;
  if (amount === null || right.amount === null) return amount === null || right.kind === 'operator';
  if (right.kind === 'item') return BigInt(right.amount) === amount;
  return BigInt((adds ? right.added : null) ?? right.amount) <= amount;
}

/** @param at the called contract */
function saidBy(call: DecodedCall, at: Hex, account: Hex): Said[] {
  switch (call.kind) {
    case 'approve':
      return [{ kinds: ['allowance', 'item'], asset: at, holder: call.spender, amount: call.amountOrId }];
    case 'increase-allowance':
      return [{ kinds: ['allowance'], asset: at, holder: call.spender, amount: call.amount, adds: true }];
    case 'approve-item':
      return [{ kinds: ['allowance'], asset: at, holder: call.spender, amount: call.amount }];
    case 'permit2-approve':
      return [{ kinds: ['allowance'], asset: call.token, holder: call.spender, amount: call.amount }];
    case 'permit':
      return sameAddress(call.owner, account)
        ? [{ kinds: ['allowance'], asset: at, holder: call.spender, amount: call.amount }]
        : [];
    case 'dai-permit':
      return sameAddress(call.owner, account) && call.allowed
        ? [{ kinds: ['allowance'], asset: at, holder: call.spender, amount: UNLIMITED }]
        : [];
    case 'approve-all':
      return call.approved ? [{ kinds: ['operator'], asset: at, holder: call.operator, amount: null }] : [];
    case 'right':
      return call.given ? saidByRight(call, at) : [];
    case 'multicall':
      return call.calls.flatMap((inner) => saidBy(inner.call, inner.to ?? at, account));
    default:
      return [];
  }
}

function saidByRight({ right, to }: DecodedCall & { kind: 'right' }, at: Hex): Said[] {
  const said = { asset: at, holder: to };
  switch (right.kind) {
    case 'borrow':
      return [{ ...said, kinds: ['borrowing'], amount: right.amount }];
    case 'manage':
      return [{ ...said, kinds: ['operator', 'allowance'], amount: null }];
    case 'own':
      return [{ ...said, kinds: ['owner'], amount: null }];
    default:
      return [];
  }
}
