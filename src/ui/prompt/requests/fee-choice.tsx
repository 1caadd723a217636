/** Chooses the network fee by speed or custom values, and the nonce. Changes are sent to the worker for a new review. */
import { useState } from 'preact/hooks';
import { writeDecimal } from '../../../lib/language.ts';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { FeeReview, FeeSpeed } from '../../../messaging/approval.ts';
import { Field, Segments } from '../../components/field.tsx';
import { ChevronRight, Icon } from '../../components/icon.tsx';
import type { RequestEdits } from '../request-edits.ts';
import { type OwnFee, readNonce, readOwnFee, toFeeEdit, toOwnFee } from './fee.ts';

/** @param props.transactions how many the fee is for: with several, each keeps its own gas limit */
export function FeeChoice(props: { fee: FeeReview; transactions: number; draft: RequestEdits }) {
  const { fee, transactions, draft } = props;
  const [own, setOwn] = useState<OwnFee | null>(fee.chosen === 'own' ? toOwnFee(fee) : null);
  const chosen: FeeSpeed = own !== null ? 'own' : (draft.edits.fee?.speed ?? fee.chosen);
  const offered = fee.options.filter((option) => option.speed !== 'own');

  function choose(speed: FeeSpeed) {
    const option = offered.find((each) => each.speed === speed);
    draft.mark('fee', false);
    if (option === undefined) {
      setOwn(toOwnFee(fee));
      return;
    }
    setOwn(null);
    draft.review({ fee: toFeeEdit(option) });
  }

  function change(next: OwnFee) {
    setOwn(next);
    const read = readOwnFee(next);
    draft.mark('fee', 'problems' in read);
    if ('fee' in read) draft.review({ fee: read.fee });
  }

  return (
    <div class="fee">
      <div class="field">
        <div class="label">
          <span>{t.networkFee}</span>{' '}
          <span class="small">
            {transactions > 1 ? t.maximumForAll(fee.symbol, transactions) : t.maximum(fee.symbol)}
          </span>
        </div>
        <Segments
          label={t.networkFee}
          value={chosen}
          onChange={choose}
          testid="fee"
          options={[
            ...offered.map((option) => ({
              value: option.speed,
              name: (
                <span>
                  {t.speeds[option.speed]}
                  <br />
                  <span class="num">{writeDecimal(option.most)}</span>
                </span>
              ),
            })),
            { value: 'own' as const, name: <span>{t.speeds.own}</span> },
          ]}
        />
      </div>
      {own !== null && <OwnFields own={own} limited={transactions === 1} onChange={change} />}
      <NonceField nonce={fee.nonce} transactions={transactions} draft={draft} />
    </div>
  );
}

/** @param props.limited the gas limit can be changed */
function OwnFields(props: { own: OwnFee; limited: boolean; onChange: (own: OwnFee) => void }) {
  const { own, limited, onChange } = props;
  const read = readOwnFee(own);
  const problems = 'problems' in read ? read.problems : {};
  return (
    <div class="own-fee">
      <Field
        label={own.tip === null ? t.gasPriceGwei : t.maxFeeGwei}
        value={own.most}
        onValue={(most) => onChange({ ...own, most })}
        problem={problems.most}
        inputMode="decimal"
        inputClass="num"
      />
      {own.tip !== null && (
        <Field
          label={t.priorityFeeGwei}
          value={own.tip}
          onValue={(tip) => onChange({ ...own, tip })}
          problem={problems.tip}
          inputMode="decimal"
          inputClass="num"
        />
      )}
      {limited && (
        <Field
          label={t.gasLimit}
          value={own.gasLimit}
          onValue={(gasLimit) => onChange({ ...own, gasLimit })}
          problem={problems.gasLimit}
          inputMode="numeric"
          inputClass="num"
        />
      )}
    </div>
  );
}

function NonceField({ nonce, transactions, draft }: { nonce: number; transactions: number; draft: RequestEdits }) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(draft.edits.nonce ?? nonce);
  const usable = readNonce(shown) !== null;

  function type(text: string) {
    setTyped(text);
    const read = readNonce(text);
    draft.mark('nonce', read === null);
    if (read !== null) draft.review({ nonce: read });
  }

  return (
    <details class="raw nonce">
      <summary>
        <Icon node={ChevronRight} size={15} />
        <span>{transactions > 1 ? t.firstNonceIs(nonce) : t.nonceIs(nonce)}</span>
      </summary>
      <Field
        label={t.nonce}
        value={shown}
        onValue={type}
        problem={usable ? null : t.enterWholeNumber}
        help={t.nonceHelp}
        inputMode="numeric"
        inputClass="num"
        testid="nonce"
      />
    </details>
  );
}
