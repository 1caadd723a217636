/** Checks the format of a typed address before it is sent to the worker, which checks the checksum. */

/** The problem as a sentence, or `null`. */
export function addressProblem(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return 'Type or paste an address.';
  if (!trimmed.startsWith('0x')) return 'An address begins with 0x.';
  const digits = trimmed.slice(2);
  if (!/^[0-9a-fA-F]*$/.test(digits)) return 'After 0x, an address has only 0–9 and a–f.';
  if (digits.length !== 40) return `An address has 40 characters after 0x; this has ${digits.length}.`;
  return null;
}
