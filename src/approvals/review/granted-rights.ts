/** One warning for the rights that a simulation found to be granted and that the words of the call do not name. */
import { sameAddress } from '../../ethereum/address.ts';
import { type DecodedCall, decodeCalldata } from '../../ethereum/calldata.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { UNLIMITED } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { reviewAllowances as t } from '../../locales/en/approvals/review/allowances.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { GrantedRight, GrantedRights } from '../../messaging/simulation-result.ts';
import { isOwn, nameOrShort } from './address.ts';
import { assetOf, limitOrAll } from './asset.ts';
import { collectionName } from './collection.ts';
import type { ReviewContext } from './context.ts';
import { reviewGrantee } from './grantee.ts';

/** At most this many rights are named. */
const NAMED = 5;

/** Returns `null` if the words of the call name every granted right. */
export async function grantedRightsWarning(
  context: ReviewContext,
  transactions: readonly PreparedTransaction[],
  given: GrantedRights | undefined,
): Promise<Warning | null> {
  if (given === undefined) return null;
  const said = transactions.flatMap(({ to, data, from }) =>
    to === null ? [] : rightsNamedBy(decodeCalldata(data), to, from),
  );
  const rights = given.rights.filter(
    (right) => !isOwn(context, right.holder) && !said.some((other) => covers(other, right)),
  );
  if (rights.length === 0 && !given.more) return null;
  const sentences = await Promise.all(rights.slice(0, NAMED).map((right) => speak(context, right)));
  const unnamed = rights.length - sentences.length;
  if (unnamed > 0) sentences.push(t.moreRights(unnamed));
  if (given.more) sentences.push(t.uncountedRights);
  const one = rights.length === 1 && !given.more;
  return {
    rule: 'given-rights',
    severity: 'danger',
    title: one ? t.givenRight : t.givenRights,
    text: sentences.join(' '),
    tick: one ? t.givenRightTick : t.givenRightsTick,
  };
}

async function speak(context: ReviewContext, { kind, asset, holder, amount }: GrantedRight): Promise<string> {
  const { displayName: called } = await reviewGrantee(context, holder);
  switch (kind) {
    case 'allowance':
    case 'borrowing': {
      const token = await assetOf(context, asset);
      const much = limitOrAll(token, amount === null ? null : BigInt(amount));
      return kind === 'allowance' ? t.canSpend(called, much) : t.canBorrow(called, much);
    }
    case 'item':
      return t.canTakeItem(called, `${amount}`, await collectionName(context, asset));
    case 'operator':
      return t.canMoveAll(called, await collectionName(context, asset));
    case 'owner':
      return t.becomesOwner(called, await nameOrShort(context, asset));
    case 'votes':
      return t.votes(called, (await assetOf(context, asset)).symbol);
    default:
      return unreachable(kind);
  }
}

/** A right that the words of a call name. */
interface NamedRight {
  kinds: readonly GrantedRight['kind'][];
  asset: Hex;
  holder: Hex;
  /** The largest amount that the words name; `null` covers any amount. */
  amount: bigint | null;
  /** The amount comes on top of what was allowed before. */
  adds?: true;
}

function covers({ kinds, asset, holder, amount, adds }: NamedRight, right: GrantedRight): boolean {
  if (!kinds.includes(right.kind) || !sameAddress(asset, right.asset) || !sameAddress(holder, right.holder))
    return false;
  if (amount === null || right.amount === null) return amount === null || right.kind === 'operator';
  if (right.kind === 'item') return BigInt(right.amount) === amount;
  return BigInt((adds ? right.added : null) ?? right.amount) <= amount;
}

/** @param at the called contract */
function rightsNamedBy(call: DecodedCall, at: Hex, account: Hex): NamedRight[] {
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
      return call.given ? rightsNamedByRight(call, at) : [];
    case 'multicall':
      return call.calls.flatMap((inner) => rightsNamedBy(inner.call, inner.to ?? at, account));
    default:
      return [];
  }
}

function rightsNamedByRight({ right, to }: DecodedCall & { kind: 'right' }, at: Hex): NamedRight[] {
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
