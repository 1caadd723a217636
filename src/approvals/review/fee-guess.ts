/** The note that the offered network fees are a guess. */
import { reviewFees as t } from '../../locales/en/approvals/review/fees.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { ReviewContext } from './context.ts';
import type { FeeInputs } from './fee.ts';
import { due } from './warning.ts';

export const feeGuessWarning = ({ network }: ReviewContext, { offers }: FeeInputs): Warning[] =>
  due(
    offers.some(({ guess }) => guess) && {
      rule: 'fee-guess',
      severity: 'note',
      title: t.feeGuess,
      text: t.feeGuessText(network.name),
    },
  );
