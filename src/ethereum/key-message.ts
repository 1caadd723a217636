/** Recognises messages whose signature a service uses as a key, so whoever has the signature has the key. Recognition is by wording alone. */

/** Sentences and key names that such services use. */
const WORDS: readonly RegExp[] = [
  /\bonly sign this (?:message|request|if)\b/i,
  /\bonly ?sign ?on\b/i,
  /\baccess (?:your )?(?:zksync|loopring|hermez|umbra)\b/i,
  /\bstark ?key\b/i,
  /\bl2 key\b/i,
  // dYdX, ApeX, edgeX: `action: dYdX Chain Onboarding`.
  /\baction\b[^\n]{0,60}\bonboard(?:ing)?\b/i,
  /\bdydx chain\b/i,
  /\b(?:generate|derive|create|recover|unlock|access|enable|activate|obtain)\b[^.!?]{0,60}\b(?:privacy|viewing|spending|encryption|decryption|trading|private|secret|session|stark|layer ?2|l2)\b[^.!?]{0,30}\b(?:keys?|wallet|account|seed)\b/i,
  /\bxmtp ?: ?(?:create|enable) identity\b/i,
  /\bkey nonce\b/i,
];

export const derivesKey = (text: string): boolean => WORDS.some((words) => words.test(text));

/** The only site on which the message says it should be signed (`onlySignOn: https://pro.apex.exchange`); `null` if it names none. */
export const onlyFor = (text: string): string | null =>
  /\bonlySignOn\b["']?\s*[:=]\s*["']?([^\s"',]+)/i.exec(text)?.[1] ?? null;
