/** Texts whose signature is a key: some networks and services derive one from it, and whoever has the signature has the key. Knows them by their words alone. */

/** Sentences that such services write, and the names of keys that are derived. */
const WORDS: readonly RegExp[] = [
  /\bonly sign this (?:message|request|if)\b/i,
  /\baccess (?:your )?(?:zksync|loopring|hermez|umbra)\b/i,
  /\bstark ?key\b/i,
  /\b(?:generate|derive|create|recover|unlock|access|enable|activate|obtain)\b[^.!?]{0,60}\b(?:privacy|viewing|spending|encryption|decryption|trading|private|secret|session|stark|layer ?2|l2)\b[^.!?]{0,30}\b(?:keys?|wallet|account|seed)\b/i,
  /\bxmtp ?: ?(?:create|enable) identity\b/i,
  /\bkey nonce\b/i,
];

export const derivesKey = (text: string): boolean => WORDS.some((words) => words.test(text));
