/** The field that lowers a spending limit, with suggested amounts. A limit can only be lowered; the worker reviews the change. */
import { useState } from 'preact/hooks';
import { writeUngrouped } from '../../../lib/language.ts';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { LimitReview } from '../../../messaging/approval.ts';
import type { PricesView } from '../../../messaging/price-view.ts';
import { askWhich, fromUnits, readAmount, readable, toUnits } from '../../amount.ts';
import { About } from '../../components/about.tsx';
import { Field, Segments } from '../../components/field.tsx';
import type { RequestEdits } from '../request-edits.ts';

interface Choice {
  value: string;
  label: string;
  /** Base units; `null` is no limit. */
  amount: string | null;
}

/** At most three suggestions: the amount of this action, the balance, the requested limit. Never above the requested limit. */
export function limitChoices(limit: LimitReview): Choice[] {
  const choices: Choice[] = [];
  const add = (value: string, label: string, amount: string | null) => {
    const tooMuch = amount !== null && limit.asked !== null && BigInt(amount) > BigInt(limit.asked);
    if (!tooMuch && !choices.some((choice) => choice.amount === amount)) choices.push({ value, label, amount });
  };
  if (limit.suggested) add('suggested', limit.suggested.label, limit.suggested.amount);
  if (limit.held !== null && limit.held !== '0') add('held', t.myBalance, limit.held);
  add('asked', t.asRequested, limit.asked);
  return choices;
}

/** The typed amount in base units, or the problem as a sentence. */
export function readLimit(text: string, limit: LimitReview): { amount: string } | { problem: string } {
  const typed = readAmount(text);
  if (typed.kind === 'ambiguous') return { problem: askWhich(typed.readings) };
  const units = typed.kind === 'amount' ? toUnits(typed.decimal, limit.decimals) : null;
  if (units === null)
    return {
      problem: t.enterLimit(writeUngrouped('250'), writeUngrouped('0.5'), limit.decimals),
    };
  if (limit.asked !== null && units > BigInt(limit.asked))
    return { problem: t.limitTooHigh(readable(fromUnits(limit.asked, limit.decimals))) };
  return { amount: units.toString() };
}

export function LimitField(props: { limit: LimitReview; prices: PricesView | undefined; draft: RequestEdits }) {
  const { limit, prices, draft } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = draft.edits.limit === undefined ? limit.chosen : draft.edits.limit;
  const inWords = (amount: string | null) => (amount === null ? t.noLimit : fromUnits(amount, limit.decimals));
  const read = typed === null || typed === t.noLimit ? null : readLimit(typed, limit);
  const problem = read !== null && 'problem' in read ? read.problem : null;
  const choices = limitChoices(limit);
  const amount = read !== null && 'amount' in read ? read.amount : problem === null ? chosen : null;

  function type(text: string) {
    // The first key typed over *No limit* starts an amount.
    const digits = text.startsWith(t.noLimit) ? text.slice(t.noLimit.length) : text;
    setTyped(digits);
    const next = readLimit(digits, limit);
    draft.mark('limit', 'problem' in next);
    if ('amount' in next) draft.review({ limit: next.amount });
  }

  function choose(value: string) {
    const choice = choices.find((each) => each.value === value);
    if (choice === undefined) return;
    setTyped(null);
    draft.mark('limit', false);
    draft.review({ limit: choice.amount });
  }

  return (
    <div class="limit">
      <Field
        label={t.spendingLimit}
        aside={<span class="small">{asked(limit)}</span>}
        value={typed ?? (chosen === null ? t.noLimit : writeUngrouped(inWords(chosen)))}
        onValue={type}
        onBlur={() => problem === null && setTyped(null)}
        problem={problem}
        disabled={!limit.editable}
        inputMode="decimal"
        inputClass="num strong"
        after={<span class="unit">{limit.symbol}</span>}
        testid="limit"
      />
      {amount !== null && <About prices={prices} token={limit.token} amount={inWords(amount)} />}
      {limit.editable && choices.length > 1 && (
        <Segments
          label={t.suggestedAmounts}
          value={choices.find((choice) => choice.amount === chosen)?.value ?? ''}
          onChange={choose}
          options={choices.map((choice) => ({
            value: choice.value,
            name: (
              <span>
                {choice.label}
                <br />
                <span class="num">{choice.amount === null ? t.noLimit : readable(inWords(choice.amount))}</span>
              </span>
            ),
          }))}
        />
      )}
    </div>
  );
}

const asked = (limit: LimitReview): string =>
  limit.asked === null ? t.askedForNoLimit : t.askedFor(readable(fromUnits(limit.asked, limit.decimals)));
