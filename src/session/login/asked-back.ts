/** Two groups of a new recovery key, or one of each of its sheets, are asked back, so that nobody goes on with a copy that is wrong. */
import { isRecoveryGroup } from '../../keys/modes/recovery-key.ts';
import { FIRST_OWN_GROUP } from '../../keys/modes/recovery-sheets.ts';
import { SHEET_GROUPS } from '../../keys/printed-code.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';

/** Places (1 to 8) of the groups that are asked back: two different ones, the first in the front half. */
export function twoPlaces(): [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2));
  return [1 + (a % 4), 5 + (b % 4)];
}

const normal = (group: string) =>
  group
    .replaceAll(/[^0-9a-z]/gi, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

/**
 * @param typed groups as typed, by place @param kept the eight groups
 * @throws WalletError recovery-key-mismatch, naming no letter of the answer
 */
export function ensureAskedBack(
  typed: Readonly<Record<number, string>>,
  ask: readonly number[],
  kept: readonly string[],
): void {
  for (const place of ask) {
    const group = typed[place] ?? '';
    if (normal(group) === (kept[place - 1] ?? '')) continue;
    throw new WalletError(
      'recovery-key-mismatch',
      isRecoveryGroup(group, place) ? t.groupOfOther(place) : t.groupNotRight(place),
    );
  }
}

/** Of each sheet the place of the group that is asked back: one that no other sheet has. */
export const placesOnSheets = (count: number): number[] =>
  [...crypto.getRandomValues(new Uint8Array(count))].map(
    (random) => FIRST_OWN_GROUP + (random % (SHEET_GROUPS - FIRST_OWN_GROUP + 1)),
  );

/**
 * @param typed one group of each sheet, by the number of the sheet (from 1) @param sheets the groups of each
 * @throws WalletError recovery-key-mismatch, naming no letter of the answer
 */
export function ensureSheetsAskedBack(
  typed: Readonly<Record<number, string>>,
  ask: readonly number[],
  sheets: readonly (readonly string[])[],
): void {
  for (const [at, groups] of sheets.entries()) {
    const place = ask[at] ?? 0;
    if (normal(typed[at + 1] ?? '') !== (groups[place - 1] ?? ''))
      throw new WalletError('recovery-key-mismatch', t.sheetGroupNotRight(place, at + 1));
  }
}
