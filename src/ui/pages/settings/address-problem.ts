/** First look at a typed address, before it leaves the page. The worker checks its checksum. */

/** What is wrong, or `null`. */
export function addressProblem(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return 'Type or paste an address.';
  if (!trimmed.startsWith('0x')) return 'An address begins with 0x.';
  const digits = trimmed.slice(2);
  if (!/^[0-9a-fA-F]*$/.test(digits)) return 'After 0x, only 0 to 9 and a to f can stand in it.';
  if (digits.length !== 40) return `An address has 40 characters after 0x; this has ${digits.length}.`;
  return null;
}
