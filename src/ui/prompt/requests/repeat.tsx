/** Lets the site send more transactions like this one without a prompt, within limits that the person sets. Off until it is chosen. */
import { useState } from 'preact/hooks';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { RepeatOffer } from '../../../messaging/repeat.ts';
import { readable } from '../../amount.ts';
import { CheckBox, Field, Segments } from '../../components/field.tsx';
import { ChevronRight, Icon } from '../../components/icon.tsx';
import type { RequestEdits } from '../request-edits.ts';
import { firstTyped, type RepeatProblems, readTerms, type TypedTerms, withTransactions } from './repeat-terms.ts';

/** @param props.site the whole name */
export function RepeatChoice(props: { offer: RepeatOffer; site: string; draft: RequestEdits }) {
  const { offer, site, draft } = props;
  const [typed, setTyped] = useState<TypedTerms>(() => firstTyped(offer));
  const chosen = draft.edits.again !== undefined || draft.isUnusable('again');

  function set(next: TypedTerms, on = chosen) {
    setTyped(next);
    const read = readTerms(next, offer);
    draft.mark('again', on && 'problems' in read);
    draft.setOrDrop('again', on && 'terms' in read ? read.terms : null);
  }
  const read = readTerms(typed, offer);
  return (
    <details class="raw repeat" data-testid="repeat-transaction">
      <summary>
        <Icon node={ChevronRight} size={15} />
        {t.repeat}
      </summary>
      <div class="stack tight">
        <CheckBox checked={chosen} onChange={(on) => set(typed, on)} testid="repeat-on">
          {t.mayRepeat(site)}
        </CheckBox>
        {chosen && (
          <>
            <Terms typed={typed} offer={offer} problems={'problems' in read ? read.problems : {}} onChange={set} />
            <p class="small">{t.repeatMeans(offer.feeIsEstimated === true)}</p>
            {offer.feeIsEstimated && (
              <p class="small" data-testid="repeat-estimated">
                {t.feeIsEstimated}
              </p>
            )}
            <p class="small">{t.repeatEnds}</p>
          </>
        )}
      </div>
    </details>
  );
}

function Terms(props: {
  typed: TypedTerms;
  offer: RepeatOffer;
  problems: RepeatProblems;
  onChange: (typed: TypedTerms) => void;
}) {
  const { typed, offer, problems, onChange } = props;
  const { symbol, cost } = offer;
  const amount = (label: string, key: 'coins' | 'fee') => (
    <Field
      label={label}
      value={typed[key]}
      onValue={(text) => onChange({ ...typed, [key]: text })}
      problem={problems[key]}
      inputMode="decimal"
      inputClass="num"
      after={<span class="unit">{symbol}</span>}
      testid={`repeat-${key}`}
    />
  );
  return (
    <>
      <Segments
        label={t.howLong}
        testid="repeat-minutes"
        value={String(typed.minutes)}
        options={[
          { value: '10', name: t.repeatFor.tenMinutes },
          { value: '60', name: t.repeatFor.hour },
          { value: '480', name: t.repeatFor.untilLocked },
        ]}
        onChange={(minutes) => onChange({ ...typed, minutes: Number(minutes) })}
      />
      {typed.minutes === 480 && <p class="small">{t.atMost8Hours}</p>}
      <Field
        label={t.transactions}
        value={typed.transactions}
        onValue={(text) => onChange(withTransactions(typed, text, offer))}
        problem={problems.transactions}
        inputMode="numeric"
        inputClass="num"
        testid="repeat-transactions"
      />
      {amount(t.totalCoins, 'coins')}
      {amount(t.totalFees, 'fee')}
      {cost.tokens.map(({ token, symbol: name, amount: each }) => (
        <Field
          key={token}
          label={t.totalOf(name)}
          aside={<span class="small">{t.thisOne(readable(each))}</span>}
          value={typed.tokens[token] ?? ''}
          onValue={(text) => onChange({ ...typed, tokens: { ...typed.tokens, [token]: text } })}
          help={t.tokenHelp}
          problem={problems[token]}
          inputMode="decimal"
          inputClass="num"
          after={<span class="unit">{name}</span>}
          testid="repeat-token"
        />
      ))}
    </>
  );
}
