/** Words for speeding up and cancelling a pending transaction. Never promises that the replacement is included. */
import { unreachable } from '../../lib/errors.ts';
import { reviewCalls as t } from '../../locales/en/approvals/review/calls.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { CallWords } from './call-words.ts';

/** @param call words of the replacement transaction */
export function replaceWords(act: 'speed-up' | 'cancel', call: CallWords, nonce: number): CallWords {
  switch (act) {
    case 'speed-up':
      return {
        ...call,
        sentence: t.speedUpCall(call.sentence),
        verb: t.speedUp,
        warnings: [race(t.speedUpRace), ...call.warnings],
      };
    case 'cancel':
      return {
        ...call,
        sentence: t.cancelNonce(String(nonce)),
        verb: t.cancel,
        warnings: [race(t.cancelRace)],
        to: null,
        rows: [],
        changes: [],
      };
    default:
      return unreachable(act);
  }
}

const race = (text: string): Warning => ({
  rule: 'replacement',
  severity: 'note',
  title: t.replacement,
  text,
});
