/** First look at a typed private key, before it leaves the page. The worker decides whether it is one. */

/** What is wrong, or `null`. Says nothing of the key itself. */
export function privateKeyProblem(text: string): string | null {
  const digits = text.trim().replace(/^0x/i, '');
  if (digits === '') return 'Type or paste the key.';
  if (/\s/.test(digits)) return 'These look like several words. A private key is one, without spaces.';
  if (!/^[0-9a-f]*$/i.test(digits)) return 'Only 0 to 9 and a to f can stand in it.';
  if (digits.length !== 64) return `It needs 64 characters; this has ${digits.length}.`;
  return null;
}
