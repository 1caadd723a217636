/**
 * A recovery key on several sheets: any `needed` of them give it back, fewer tell nothing about it [Note: Sheets].
 *
 * Shamir's secret sharing over GF(2^8), each byte by itself, of the 20 bytes of the key and four bytes of their hash. The hash tells
 * sheets that belong together from sheets that do not, so a wrong mixture is an error and never a wrong key.
 *
 * A sheet has 30 bytes, printed as twelve groups: version and `needed` (4 bits each), number and count (4 bits each), set (2), place (1),
 * values (24), check (1).
 */

import { combine, split } from 'shamir-secret-sharing';
import { concatBytes, equalBytes, randomBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { keys as t } from '../../locales/en/keys.ts';
import { labelledHash } from '../derive.ts';
import { labels } from '../labels.ts';
import {
  codeGroups,
  looksLike,
  SECRET_LENGTH,
  SHEET_GROUPS,
  SHEET_LENGTH,
  SHEET_LETTERS,
  secretOfLetters,
  typedLetters,
  wrongGroups,
} from '../printed-code.ts';
import { parseRecoveryKey } from './recovery-key.ts';

const VERSION = 1;
const DIGEST_LENGTH = 4;
const SET_LENGTH = 2;
const HEADER_LENGTH = 5;
/** Most sheets of one key. */
const MOST_SHEETS = 10;
/** The first group whose letters differ on each sheet: those before say which sheet of which set it is. */
export const FIRST_OWN_GROUP = 3;

/** What a sheet says of itself; `number` from 1. */
interface Sheet {
  needed: number;
  count: number;
  number: number;
  /** Random, 2 bytes; the same on all sheets of one set. */
  set: Uint8Array;
  /** The place in the polynomials (1 to 255), then 24 values. */
  share: Uint8Array;
}

const bad = (message: string): WalletError => new WalletError('bad-recovery-key', message);

const digestOf = (secret: Uint8Array): Uint8Array =>
  labelledHash(labels.sheetDigest, (hash) => hash.bytes(secret)).slice(0, DIGEST_LENGTH);

const checkOf = (bytes: Uint8Array): Uint8Array =>
  labelledHash(labels.sheetCheck, (hash) => hash.bytes(bytes)).slice(0, 1);

/** @throws WalletError bad-input */
export function ensureSheetCounts({ needed, count }: { needed: number; count: number }): void {
  const whole = Number.isSafeInteger(needed) && Number.isSafeInteger(count);
  if (!whole || needed < 2 || needed > count || count > MOST_SHEETS)
    throw new WalletError('bad-input', t.sheetCounts(MOST_SHEETS));
}

/** The 30 bytes that are printed. */
export function encodeSheet({ needed, count, number, set, share }: Sheet): Uint8Array {
  const header = Uint8Array.of((VERSION << 4) | needed, (number << 4) | count);
  const body = concatBytes(header, set, share);
  return concatBytes(body, checkOf(body));
}

/** The twelve groups of the 30 bytes of a sheet. */
export const sheetGroups = (sheet: Uint8Array): string[] => codeGroups(sheet, 'recovery-sheet');

/** A fresh set of sheets, 30 bytes each, which the caller wipes. @param secret the 20 bytes of a recovery key */
export async function makeSheets(secret: Uint8Array, counts: { needed: number; count: number }): Promise<Uint8Array[]> {
  ensureSheetCounts(counts);
  if (secret.length !== SECRET_LENGTH) throw new WalletError('internal', 'A recovery secret has 20 bytes.');
  const { needed, count } = counts;
  const content = concatBytes(secret, digestOf(secret));
  const set = randomBytes(SET_LENGTH);
  const shares = await split(content, count, needed);
  try {
    return shares.map((each, at) => {
      // The library writes the place behind the values.
      const share = concatBytes(each.slice(-1), each.slice(0, -1));
      return encodeSheet({ needed, count, number: at + 1, set, share });
    });
  } finally {
    wipe(content, ...shares);
  }
}

/** A typed sheet; case, blanks and dashes do not matter. @throws WalletError bad-recovery-key, naming the groups that look wrong */
export function readSheet(text: string): Sheet {
  const typed = typedLetters(text);
  const { length } = [...typed];
  if (looksLike(typed, 'recovery-key')) throw bad(t.keyForSheet);
  if (length < SHEET_LETTERS) throw bad(t.sheetShort(length, SHEET_LETTERS));
  if (length > SHEET_LETTERS) throw bad(t.sheetLong(length, SHEET_LETTERS));
  const wrong = wrongGroups(typed, 'recovery-sheet');
  if (wrong.length >= SHEET_GROUPS - 1) throw bad(t.notASheet);
  if (wrong.length > 0) throw bad(t.sheetGroupsWrong(wrong));
  return decodeSheet(secretOfLetters(typed));
}

function decodeSheet(bytes: Uint8Array): Sheet {
  const [body, check] = [bytes.slice(0, SHEET_LENGTH - 1), bytes.slice(SHEET_LENGTH - 1)];
  if (!equalBytes(checkOf(body), check)) throw bad(t.sheetTypedWrongly);
  const [first = 0, second = 0] = body;
  if (first >> 4 !== VERSION) throw bad(t.sheetOfOtherVersion);
  const [needed, number, count] = [first & 15, second >> 4, second & 15];
  const share = body.slice(HEADER_LENGTH - 1);
  if (needed < 2 || needed > count || number < 1 || number > count || share[0] === 0) throw bad(t.noSuchSheet);
  return { needed, count, number, set: body.slice(2, 2 + SET_LENGTH), share };
}

/** @throws WalletError bad-recovery-key: one of them is of another set, or there twice */
function ensureOneSet(sheets: readonly Sheet[]): void {
  for (const [at, sheet] of sheets.entries())
    for (const other of sheets.slice(0, at)) {
      const same = sheet.needed === other.needed && sheet.count === other.count && equalBytes(sheet.set, other.set);
      if (!same) throw bad(t.sheetOfOtherSet);
      if (sheet.number === other.number && equalBytes(sheet.share, other.share)) throw bad(t.sheetTwice(sheet.number));
      if (sheet.number === other.number || sheet.share[0] === other.share[0]) throw unfit();
    }
}

const unfit = () => bad(t.sheetsDoNotFit);

/** What typed sheets say of themselves. @throws WalletError bad-recovery-key: also where enough are there and do not fit together */
export async function readTypedSheets(
  texts: readonly string[],
): Promise<{ needed: number; count: number; numbers: number[] }> {
  const sheets = texts.map(readSheet);
  const [first] = sheets;
  if (first === undefined) throw bad(t.noSheetTyped);
  ensureOneSet(sheets);
  if (missingSheets(sheets) === 0) wipe(await secretOfSheets(sheets));
  return { needed: first.needed, count: first.count, numbers: sheets.map(({ number }) => number) };
}

/** How many more sheets are needed. */
const missingSheets = (sheets: readonly Sheet[]): number =>
  sheets[0] === undefined ? 0 : Math.max(0, sheets[0].needed - sheets.length);

/** The 20 bytes of the recovery key, which the caller wipes. @throws WalletError bad-recovery-key */
export async function secretOfSheets(sheets: readonly Sheet[]): Promise<Uint8Array> {
  ensureOneSet(sheets);
  const missing = missingSheets(sheets);
  if (missing > 0) throw bad(t.sheetsMissing(missing));
  const shares = sheets.map(({ share }) => concatBytes(share.slice(1), share.slice(0, 1)));
  const content = await combine(shares);
  try {
    const secret = content.slice(0, SECRET_LENGTH);
    if (equalBytes(digestOf(secret), content.slice(SECRET_LENGTH))) return secret;
    wipe(secret);
    throw unfit();
  } finally {
    wipe(content, ...shares, ...sheets.map(({ share }) => share));
  }
}

/**
 * The 20 bytes of what was typed: a whole recovery key, or enough sheets, one after the other. The caller wipes them.
 * @throws WalletError bad-recovery-key
 */
export async function typedRecoverySecret(text: string): Promise<Uint8Array> {
  const letters = [...typedLetters(text)];
  if (letters.length === 0 || letters.length % SHEET_LETTERS !== 0 || letters.length > SHEET_LETTERS * MOST_SHEETS)
    return parseRecoveryKey(text);
  const typed = Array.from({ length: letters.length / SHEET_LETTERS }, (_, at) =>
    letters.slice(at * SHEET_LETTERS, (at + 1) * SHEET_LETTERS).join(''),
  );
  return secretOfSheets(typed.map(readSheet));
}
