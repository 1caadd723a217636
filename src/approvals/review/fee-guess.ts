/** The note that the offered network fees are a guess. */
import type { Warning } from '../../messaging/approval.ts';
import type { ReviewContext } from './context.ts';
import type { FeeInputs } from './fee.ts';
import { due } from './warning.ts';

export const feeGuessWarning = ({ network }: ReviewContext, { offers }: FeeInputs): Warning[] =>
  due(
    offers.some(({ guess }) => guess) && {
      rule: 'fee-guess',
      severity: 'note',
      title: 'The fee is a guess',
      text: `${network.name} gives no readable fee history. If the fee is too low, the transaction stays pending.`,
    },
  );
