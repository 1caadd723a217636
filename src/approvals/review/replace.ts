/** Words for speeding up and cancelling a pending transaction. Never promises that the replacement is included. */
import { unreachable } from '../../lib/errors.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { CallWords } from './call-words.ts';
import { mark, say } from './words.ts';

/** @param call words of the replacement transaction */
export function replaceWords(act: 'speed-up' | 'cancel', call: CallWords, nonce: number): CallWords {
  switch (act) {
    case 'speed-up':
      return {
        ...call,
        sentence: [say('Speed up: '), ...call.sentence],
        verb: 'Speed up',
        warnings: [
          race('The earlier transaction can still be included first, at its lower fee. Never both.'),
          ...call.warnings,
        ],
      };
    case 'cancel':
      return {
        ...call,
        sentence: [say('Cancel the transaction with nonce '), mark(String(nonce)), say('?')],
        verb: 'Cancel transaction',
        warnings: [
          race('An empty transaction takes its place, for a fee. The earlier one can still be included first.'),
        ],
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
  title: 'Only one of the two is included',
  text,
});
