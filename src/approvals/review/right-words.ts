/** Describes what a standing right allows. Says nothing about the grantee. */
import type { Right } from '../../ethereum/typed-meaning-type.ts';
import { unreachable } from '../../lib/errors.ts';
import { reviewAllowances as t } from '../../locales/en/approvals/review/allowances.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { AccountName, GranteeName } from '../../locales/en/approvals/review/parts.ts';
import { rights } from '../../locales/en/approvals/review/rights.ts';
import type { Phrase, Warning } from '../../messaging/approval.ts';
import { nameOrShort } from './address.ts';
import { amountOf, assetOf, coversSupply } from './asset.ts';
import { accountName, type ReviewContext } from './context.ts';
import { readableLine } from './fields.ts';
import { describeAsset } from './order-assets.ts';
import { duration } from './words.ts';

interface RightSentences {
  given: (who: GranteeName, object: string) => Phrase[];
  ended: (who: GranteeName, object: string) => Phrase[];
}

/** The sentences, the warning and the verb of the button. */
export interface RightWords {
  /** What the right is over, for the sentences. */
  object: string;
  sentences: RightSentences;
  title: string;
  text: string;
  approve: string;
  /** The grantee is usually a contract. */
  byContract: boolean;
  severity: 'danger' | 'caution';
}

export const rightWarning = ({ title, text, severity }: RightWords): Warning =>
  severity === 'danger'
    ? { rule: 'hands-over', severity, title, text, tick: t.handsOverTick }
    : { rule: 'hands-over', severity, title, text };

const common = () => ({
  byContract: true,
  severity: 'danger' as const,
  title: t.grantsWithoutTransaction,
});

/** @param right granted by a signature */
export async function rightWords(context: ReviewContext, right: Right): Promise<RightWords> {
  const account = accountName(context);
  switch (right.kind) {
    case 'item': {
      const { full } = await describeAsset(context, {
        token: right.collection,
        item: { kind: 'one', id: right.id },
        amount: 1n,
      });
      const text = t.takeItemText(full, account);
      return { ...common(), sentences: rights.takeItem, object: full, text, approve: labels.allowThisItem };
    }
    case 'all-items': {
      const object = await nameOrShort(context, right.collection);
      const text = labels.itCanBeTaken(account);
      return { ...common(), sentences: rights.moveItems, object, text, approve: labels.allowEverything };
    }
    case 'borrow': {
      const asset = await assetOf(context, right.token);
      const object =
        right.amount === null || coversSupply(asset, right.amount)
          ? t.borrowUnlimited(asset.symbol)
          : t.borrowUpTo(amountOf(asset, right.amount));
      const text = t.borrowText(account);
      return { ...common(), sentences: rights.borrow, object, text, approve: t.allowBorrowing };
    }
    case 'manage': {
      const object = await nameOrShort(context, right.at);
      const text = t.manageText(account);
      return { ...common(), sentences: rights.manage, object, text, approve: labels.allowEverything };
    }
    case 'spend-again': {
      const { full } = await describeAsset(context, { token: right.token, item: null, amount: right.amount });
      const object = t.upToEvery(full, duration(Number(right.seconds) * 1000));
      const text = t.spendAgainText;
      return { ...common(), sentences: rights.spend, object, text, approve: t.allowSpending };
    }
    default:
      return serviceRightWords(accountName(context), right);
  }
}

type ServiceRight = Exclude<Right, { kind: 'item' | 'all-items' | 'borrow' | 'manage' | 'spend-again' }>;

/** Rights at a service that keeps its own books. */
function serviceRightWords(account: AccountName, right: ServiceRight): RightWords {
  const own = { ...common(), byContract: false };
  switch (right.kind) {
    case 'trade': {
      const text = t.tradeText(account, right.service);
      return {
        ...own,
        sentences: rights.trade,
        object: right.service,
        text,
        approve: t.allowTrading,
      };
    }
    case 'whole-account': {
      const text = t.controlText(account, right.service);
      return {
        ...own,
        sentences: rights.control,
        object: right.service,
        text,
        approve: labels.handItOver,
      };
    }
    case 'vote':
      return {
        ...own,
        sentences: rights.vote,
        object: right.service,
        text: t.voteText(account),
        severity: 'caution',
        approve: t.allowVoting,
      };
    case 'fee':
      return {
        ...own,
        sentences: {
          given: (who, rate) => rights.takeFee.given(who, rate, right.service),
          ended: (who, rate) => rights.takeFee.ended(who, rate),
        },
        object: readableLine(right.rate),
        text: t.feeText,
        severity: 'caution',
        approve: t.allowFee,
      };
    case 'post':
      return {
        ...own,
        sentences: rights.post,
        object: right.service,
        text: t.postText(readableLine(right.key), right.service),
        approve: t.allowPosting,
      };
    case 'own-name':
      return {
        ...own,
        sentences: rights.recover,
        object: right.service,
        text: t.loseNameText,
        approve: labels.handItOver,
      };
    default:
      return unreachable(right);
  }
}
