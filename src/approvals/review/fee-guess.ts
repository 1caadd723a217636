/** The note that the offered fees are a guess. */
import type { Warning } from '../../messaging/approval.ts';
import type { Paying } from './fee.ts';
import type { Scene } from './scene.ts';
import { due } from './warning.ts';

export const guessedFee = ({ network }: Scene, { offers }: Paying): Warning[] =>
  due(
    offers.some(({ guess }) => guess) && {
      rule: 'fee-guess',
      severity: 'note',
      title: 'The fee is a guess',
      text: `${network.name} gives no history of fees that can be read. With too low a fee the transaction waits.`,
    },
  );
