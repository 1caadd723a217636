/** Checks the format of a typed address before it is sent to the worker, which checks the checksum. */
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';

/** The problem as a sentence, or `null`. */
export function addressProblem(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return t.noAddress;
  if (!trimmed.startsWith('0x')) return t.beginsWith0x;
  const digits = trimmed.slice(2);
  if (!/^[0-9a-fA-F]*$/.test(digits)) return t.onlyHexDigits;
  if (digits.length !== 40) return t.wrongLength(digits.length);
  return null;
}
