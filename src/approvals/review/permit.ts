/** Words for permits: EIP-2612, DAI and Permit2. Such a signature lets a spender take tokens later. */
import { shortAddress } from '../../ethereum/address.ts';
import type { TypedMeaning } from '../../ethereum/typed-meaning.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewAllowances as t } from '../../locales/en/approvals/review/allowances.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Warning } from '../../messaging/approval.ts';
import { findLimit } from '../limit.ts';
import type { Payload } from '../record.ts';
import { addressRow, fullAddress, nameOf } from './address.ts';
import { assetOf, isEffectivelyUnlimited, limitOrAll, unknownTokenWarning } from './asset.ts';
import { accountName, type ReviewContext } from './context.ts';
import { readableLine, valueRows } from './fields.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import { type DescribedLeg, describeLeg, firstFew, legRows, legWarnings, unenforcedRows } from './order-terms.ts';
import { expiredWarning, reviewSpending, type SpendingWords } from './spending.ts';
import { type TypedWords, toMilliseconds, wrongOwnerWarning } from './typed-words.ts';
import { due } from './warning.ts';
import { until } from './words.ts';

const LARGEST = (1n << 256n) - 1n;

/** @param payload as the site requested it; `meaning` includes the person's edits */
export async function reviewPermit(
  context: ReviewContext,
  meaning: TypedMeaning & { kind: 'permit' },
  payload: Payload,
): Promise<TypedWords> {
  const words = await reviewOne(context, payload, meaning, meaning.token, meaning.amount, meaning.deadline);
  return { ...words, warnings: [...due(wrongOwnerWarning(context, meaning.owner)), ...words.warnings] };
}

/** Permit2 allowances and one-time transfers. */
export async function reviewPermit2(
  context: ReviewContext,
  meaning: TypedMeaning & { kind: 'permit2-allowance' | 'permit2-transfer' },
  payload: Payload,
): Promise<TypedWords> {
  const items =
    meaning.kind === 'permit2-allowance'
      ? meaning.permits.map(({ token, amount, expiration }) => ({ token, amount, end: expiration }))
      : meaning.transfers.map(({ token, amount }) => ({ token, amount, end: meaning.deadline }));
  const [first] = items;
  if (first && !meaning.batch) {
    const words = await reviewOne(context, payload, meaning, first.token, first.amount, first.end);
    return withTerms(context, meaning, words);
  }
  return withTerms(context, meaning, await reviewBatch(context, meaning.spender, items));
}

function reviewOne(
  context: ReviewContext,
  payload: Payload,
  { spender }: { spender: Hex },
  token: Hex,
  amount: bigint | null,
  end: bigint | null,
): Promise<SpendingWords> {
  const limit = findLimit(payload);
  const chosen = amount ?? LARGEST;
  return reviewSpending(context, {
    token,
    spender,
    asked: limit?.amount ?? chosen,
    chosen,
    by: 'signature',
    adds: false,
    until: toMilliseconds(end),
    editable: limit !== null,
  });
}

async function reviewBatch(
  context: ReviewContext,
  spender: Hex,
  items: readonly { token: Hex; amount: bigint | null; end: bigint | null }[],
): Promise<TypedWords> {
  const assets = await Promise.all(items.map(({ token }) => assetOf(context, token)));
  const amounts = assets.map((asset, at) => limitOrAll(asset, items[at]?.amount ?? null));
  const [name, grantee] = await Promise.all([nameOf(context, spender), reviewGrantee(context, spender)]);
  const endless = items.some(({ amount }, at) => {
    const asset = assets[at];
    return amount === null || (asset !== undefined && isEffectivelyUnlimited(asset, amount));
  });
  const last = items.reduce<bigint | null>(
    (end, item) => (end === null || item.end === null ? null : item.end > end ? item.end : end),
    0n,
  );
  return {
    sentence: t.spendSeveral(grantee.displayName, amounts),
    warnings: due(
      endless && {
        rule: 'unlimited-allowance',
        severity: 'danger',
        title: labels.noUpperLimit,
        text: t.severalUnlimited(accountName(context)),
      },
      {
        rule: 'permit',
        severity: 'caution',
        title: labels.movesFundsWithoutTransaction,
        text: t.severalPermitted(amounts, accountName(context)),
      },
      grantee.warning,
      ...assets.map(unknownTokenWarning),
      items.length > 0 && expiredWarning({ by: 'signature', until: toMilliseconds(last) }, context.now),
    ),
    rows: [
      addressRow(labels.spender, name, grantee.label, spender),
      ...askedBy(context),
      ...items.map(({ token, end }, at) => ({
        name: amounts[at] ?? '',
        value: until(toMilliseconds(end), context.now),
        detail: assets[at]?.listedAs ? shortAddress(token) : fullAddress(token),
      })),
    ],
    limit: null,
    verb: endless ? labels.allowWithoutLimit : t.allowThese,
  };
}

type Permit2 = TypedMeaning & { kind: 'permit2-allowance' | 'permit2-transfer' };

/**
 * Adds the terms of an order that is the witness of a Permit2 transfer. The words say what comes back only if the spender is known to
 * enforce the order; otherwise the terms are a promise of the site and appear in the rows.
 */
async function withTerms(context: ReviewContext, meaning: Permit2, words: TypedWords): Promise<TypedWords> {
  if (meaning.kind !== 'permit2-transfer' || meaning.witness === null) return words;
  const { type, fields, terms } = meaning.witness;
  const named = { name: t.partOfAnOrder, value: readableLine(type) };
  const gives = meaning.transfers.map(({ token, amount }) => ({ token, amount, item: null }));
  const leg = await describeLeg(context, { gives, gets: terms?.gets ?? [] });
  if (!terms?.enforced)
    return {
      ...words,
      warnings: [
        ...words.warnings,
        ...due(
          terms !== null && wrongOwnerWarning(context, terms.maker),
          await unenforced(context, meaning.spender, leg),
        ),
      ],
      rows: [
        ...words.rows,
        ...(terms === null ? [] : unenforcedRows({ ...leg, gives: [] }, t.itPromises)),
        named,
        ...(await valueRows(context, fields)),
      ],
    };
  const given = leg.gives.map(({ short }) => short);
  return {
    ...words,
    sentence:
      leg.back.length > 0
        ? t.offerFor(
            given,
            leg.back.map(({ least }) => least),
            terms.protocol,
          )
        : t.offerForNothing(given, terms.protocol),
    warnings: [...due(wrongOwnerWarning(context, terms.maker)), ...legWarnings(context, leg), ...words.warnings],
    rows: [named, ...legRows(leg), ...words.rows],
    verb: meaning.transfers.some(({ amount }) => amount === null) ? words.verb : labels.offer,
  };
}

/** A warning for a spender that is not known to enforce the order. A contract with a name and an unreadable order gets a milder one. */
async function unenforced(context: ReviewContext, spender: Hex, leg: DescribedLeg): Promise<Warning> {
  const [name, grantee] = await Promise.all([nameOf(context, spender), reviewGrantee(context, spender)]);
  const given = firstFew(leg.gives.map(({ short }) => short));
  if (name !== null && leg.back.length + leg.others.length === 0)
    return {
      rule: 'unread-order',
      severity: 'caution',
      title: t.unreadOrder,
      text: t.unreadOrderText(name),
    };
  return {
    rule: 'unenforced-order',
    severity: 'danger',
    title: t.unenforcedOrder,
    text: t.unenforcedOrderText(grantee.displayName, given),
    tick: t.unenforcedOrderTick(given),
  };
}
