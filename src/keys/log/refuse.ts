/** Refusals by the rules of the log. Verifying turns them into `bad-log`; appending shows them to the person. */
import { WalletError } from '../../lib/errors.ts';

/** @throws WalletError not-allowed unless the condition holds */
export function ensure(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new WalletError('not-allowed', sentence);
}

/** The value, which must be there. @throws WalletError not-allowed */
export function present<Value>(value: Value | null | undefined, sentence: string): Value {
  ensure(value !== null && value !== undefined, sentence);
  return value;
}
