/** A dialog that lowers an allowance to a typed amount. It never raises one. */
import { useState } from 'preact/hooks';
import { writeUngrouped } from '../../../../lib/language.ts';
import { approvals as t } from '../../../../locales/en/ui/pages/settings/approvals.ts';
import type { AllowanceView } from '../../../../messaging/allowance-view.ts';
import { askWhich, fromUnits, readAmount, toUnits } from '../../../amount.ts';
import { Field } from '../../../components/field.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { amountText, spendingSentence, tokenText } from './approval-words.ts';

/** The typed amount in base units, or the problem as a sentence. */
function readLowered(text: string, row: AllowanceView): { amount: string } | { problem: string } {
  const typed = readAmount(text);
  if (typed.kind === 'ambiguous') return { problem: askWhich(typed.readings) };
  const units = typed.kind === 'amount' ? toUnits(typed.decimal, row.decimals) : null;
  if (units === null) return { problem: t.enterAmount(row.decimals) };
  if (units >= BigInt(row.amount ?? 0)) return { problem: t.enterLess(amountText(row, row.amount ?? '0')) };
  return { amount: units.toString() };
}

export function ChangeAmount(props: {
  row: AllowanceView;
  busy: boolean;
  onAmount: (amount: string) => Promise<void>;
  onClose: () => void;
}) {
  const { row, busy, onAmount, onClose } = props;
  const [text, setText] = useState(
    row.atRisk === null || row.atRisk === '0' ? '' : writeUngrouped(fromUnits(row.atRisk, row.decimals)),
  );
  const [tried, setTried] = useState(false);
  const read = readLowered(text, row);
  const problem = 'problem' in read ? read.problem : null;

  async function save(): Promise<void> {
    setTried(true);
    if ('amount' in read && !busy) await onAmount(read.amount);
  }

  return (
    <ActionDialog
      title={t.lowerThisApproval}
      action={t.lower}
      weight="primary"
      actionTestid="save-lowered"
      busy={busy}
      problem={null}
      onAction={() => void save()}
      onClose={onClose}
    >
      <p class="small">{spendingSentence(row, Date.now())}</p>
      <Field
        label={t.spendingLimit}
        value={text}
        onValue={setText}
        inputMode="decimal"
        after={<span class="u">{tokenText(row)}</span>}
        problem={tried ? problem : null}
        focused
        onEnter={() => void save()}
        testid="lowered-amount"
      />
    </ActionDialog>
  );
}
