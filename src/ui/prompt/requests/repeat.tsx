/** Lets the site send more transactions like this one without a prompt, within limits that the person sets. Off until it is chosen. */
import { useState } from 'preact/hooks';
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
        Let this site repeat this for a while…
      </summary>
      <div class="stack tight">
        <CheckBox checked={chosen} onChange={(on) => set(typed, on)} testid="repeat-on">
          {site} may send transactions like this one without asking
        </CheckBox>
        {chosen && (
          <>
            <Terms typed={typed} offer={offer} problems={'problems' in read ? read.problems : {}} onChange={set} />
            <p class="small">
              You won’t see a prompt: the site decides when to send, and Dramatis simulates each transaction first. Only
              this function of this contract can be called, from this account. A contract can behave differently than in
              the simulation, but it can’t spend more coins and {offer.feeIsEstimated ? 'gas fees' : 'fees'} than you
              set here. It can still take what it may take already: tokens and items that you approved, and what you
              keep in it.
            </p>
            {offer.feeIsEstimated && (
              <p class="small" data-testid="repeat-estimated">
                Part of the network fee here is for data. Dramatis estimates it before each transaction, with a margin,
                and counts it; what the network then takes can be somewhat higher.
              </p>
            )}
            <p class="small">This ends when the wallet locks, or when you press Stop.</p>
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
        label="How long"
        testid="repeat-minutes"
        value={String(typed.minutes)}
        options={[
          { value: '10', name: '10 minutes' },
          { value: '60', name: '1 hour' },
          { value: '480', name: 'Until it locks' },
        ]}
        onChange={(minutes) => onChange({ ...typed, minutes: Number(minutes) })}
      />
      {typed.minutes === 480 && <p class="small">At most 8 hours.</p>}
      <Field
        label="Transactions, after this one"
        value={typed.transactions}
        onValue={(text) => onChange(withTransactions(typed, text, offer))}
        problem={problems.transactions}
        inputMode="numeric"
        inputClass="num"
        testid="repeat-transactions"
      />
      {amount('Total coins sent', 'coins')}
      {amount('Total network fees', 'fee')}
      {cost.tokens.map(({ token, symbol: name, amount: each }) => (
        <Field
          key={token}
          label={`Total ${name} sent`}
          aside={<span class="small">This one: {readable(each)}</span>}
          value={typed.tokens[token] ?? ''}
          onValue={(text) => onChange({ ...typed, tokens: { ...typed.tokens, [token]: text } })}
          help="If empty, none can be sent without a prompt."
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
