/** Describes what a standing right allows. Says nothing about the grantee. */
import type { Right } from '../../ethereum/typed-meaning-type.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Warning } from '../../messaging/approval.ts';
import { nameOrShort } from './address.ts';
import { amountOf, assetOf, coversSupply } from './asset.ts';
import { accountName, type ReviewContext } from './context.ts';
import { readableLine } from './fields.ts';
import { describeAsset } from './order-assets.ts';
import { duration } from './words.ts';

/** The parts of the sentence *Let X* `does` **object**`rest`*?*, the warning and the verb of the button. */
export interface RightWords {
  does: string;
  object: string;
  rest: string;
  title: string;
  text: string;
  approve: string;
  /** The grantee is usually a contract. */
  byContract: boolean;
  severity: 'danger' | 'caution';
}

export const rightWarning = ({ title, text, severity }: RightWords): Warning =>
  severity === 'danger'
    ? { rule: 'hands-over', severity, title, text, tick: 'I know who gets this permission' }
    : { rule: 'hands-over', severity, title, text };

const COMMON = {
  rest: '',
  byContract: true,
  severity: 'danger' as const,
  title: 'This grants a permission without a transaction',
};

/** @param right granted by a signature */
export async function rightWords(context: ReviewContext, right: Right): Promise<RightWords> {
  const account = accountName(context);
  const common = COMMON;
  switch (right.kind) {
    case 'item': {
      const { full } = await describeAsset(context, {
        token: right.collection,
        item: { kind: 'one', id: right.id },
        amount: 1n,
      });
      const text = `Once signed, ${full} can be taken out of ${account} at any time, with all that is in it.`;
      return { ...common, does: 'take', object: full, text, approve: 'Allow this item' };
    }
    case 'all-items': {
      const object = `all your items of ${await nameOrShort(context, right.collection)}`;
      const text = `All that ${account} ever holds of it can be taken, until you stop it.`;
      return { ...common, does: 'move', object, rest: ', now and later', text, approve: 'Allow everything' };
    }
    case 'borrow': {
      const asset = await assetOf(context, right.token);
      const object =
        right.amount === null || coversSupply(asset, right.amount)
          ? `without limit, as ${asset.symbol}`
          : `up to ${amountOf(asset, right.amount)}`;
      const text = `What is borrowed goes to them. ${account} owes it, and what it has deposited there can be taken for it.`;
      return { ...common, does: 'borrow', object, rest: ' at your cost', text, approve: 'Allow borrowing' };
    }
    case 'manage': {
      const object = `everything you have at ${await nameOrShort(context, right.at)}`;
      const text = `They can withdraw all that ${account} has there, and borrow in its name, until you stop it.`;
      return { ...common, does: 'manage', object, text, approve: 'Allow everything' };
    }
    case 'spend-again': {
      const { full } = await describeAsset(context, { token: right.token, item: null, amount: right.amount });
      const object = `up to ${full} every ${duration(Number(right.seconds) * 1000)}`;
      const text = 'So much can be taken again in every period, without asking you.';
      return { ...common, does: 'spend', object, text, approve: 'Allow spending' };
    }
    default:
      return serviceRightWords(accountName(context), right);
  }
}

type ServiceRight = Exclude<Right, { kind: 'item' | 'all-items' | 'borrow' | 'manage' | 'spend-again' }>;

/** Rights at a service that keeps its own books. */
function serviceRightWords(account: string, right: ServiceRight): RightWords {
  const common = { ...COMMON, byContract: false };
  switch (right.kind) {
    case 'trade': {
      const text = `Whoever has this key can open and close positions for ${account} at ${right.service} and lose all it has there. It cannot withdraw.`;
      return {
        ...common,
        does: 'trade',
        object: `for you at ${right.service}`,
        text,
        approve: 'Allow trading',
      };
    }
    case 'whole-account': {
      const text = `They can move all that ${account} has at ${right.service}, and ${account} alone can do nothing there any more.`;
      return {
        ...common,
        does: 'control',
        object: `your whole account at ${right.service}`,
        text,
        approve: 'Hand it over',
      };
    }
    case 'vote':
      return {
        ...common,
        does: 'vote',
        object: `in your name at ${right.service}`,
        text: `They can vote and propose as ${account} there, until you take it back.`,
        severity: 'caution',
        approve: 'Allow voting',
      };
    case 'fee':
      return {
        ...common,
        does: 'take',
        object: `a fee of up to ${readableLine(right.rate)}`,
        rest: ` of your trades at ${right.service}`,
        text: 'It holds for trades that you place through them.',
        severity: 'caution',
        approve: 'Allow the fee',
      };
    case 'post':
      return {
        ...common,
        does: 'post',
        object: `in your name at ${right.service}`,
        text: `Whoever has the key ${readableLine(right.key)} can post and act as you at ${right.service}, until you remove it.`,
        approve: 'Allow posting',
      };
    case 'own-name':
      return {
        ...common,
        does: 'own or recover',
        object: `your name at ${right.service}`,
        text: 'You can lose the name with all that belongs to it.',
        approve: 'Hand it over',
      };
    default:
      return unreachable(right);
  }
}
