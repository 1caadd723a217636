/** Reads typed or pasted private keys: one on each line, with a name before or after it. */
import { parsePrivateKey, privateKeyToAddress } from '../../../../../ethereum/account.ts';
import { type Hex, toHex, wipe } from '../../../../../lib/bytes.ts';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';

export interface TypedKey {
  /** Number of its line, from 1. */
  line: number;
  privateKey: Hex;
  address: Hex;
  /** Empty: none was typed. */
  name: string;
  /** The line that has the same key before it; `null`: none. */
  repeats: number | null;
}

/** What is wrong with a line. Never says what the line holds. */
export interface WrongLine {
  line: number;
  why: string;
}

/** As many as one import takes. */
export const MOST_KEYS = 100;

export function readKeys(text: string): { keys: TypedKey[]; wrong: WrongLine[] } {
  const keys: TypedKey[] = [];
  const wrong: WrongLine[] = [];
  for (const [at, typed] of text.split(/\r\n|[\r\n\u2028]/).entries()) {
    const line = at + 1;
    const content = typed.replaceAll(/\p{Cf}/gu, '').trim();
    if (content === '') continue;
    if (keys.length >= MOST_KEYS) {
      wrong.push({ line, why: t.tooManyKeys(MOST_KEYS) });
      break;
    }
    const read = readLine(content);
    if (typeof read === 'string') wrong.push({ line, why: read });
    else {
      const repeats = keys.find(({ address }) => address === read.address)?.line ?? null;
      keys.push({ line, ...read, repeats });
    }
  }
  return { keys, wrong };
}

/** A run of hex digits that is long enough to be meant as a key. */
const MEANT = /(?<![0-9a-zA-Z])(?:0x)?([0-9a-fA-F]{40,})(?![0-9a-zA-Z])/;

function readLine(content: string): Pick<TypedKey, 'privateKey' | 'address' | 'name'> | string {
  const found = MEANT.exec(content);
  const digits = found?.[1] ?? '';
  if (found === null && /^[a-z]+(\s+[a-z]+){2,}$/i.test(content)) return t.wordsNoKey;
  if (found === null) return t.noPrivateKey;
  if (digits.length === 40) return t.addressNoKey;
  if (digits.length !== 64) return t.wrongKeyLength(digits.length);
  const name = `${content.slice(0, found.index)} ${content.slice(found.index + found[0].length)}`;
  try {
    const key = parsePrivateKey(digits);
    try {
      return { privateKey: toHex(key), address: privateKeyToAddress(key), name: cleaned(name) };
    } finally {
      wipe(key);
    }
  } catch {
    return t.noValidKey;
  }
}

/** Without what stands between a name and a key in lists and tables. */
const cleaned = (name: string): string =>
  name
    .replaceAll(/["'`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,;:=|–-]+/, '')
    .replace(/[\s,;:=|–-]+$/, '')
    .slice(0, 40);
