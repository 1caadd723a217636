/** Two groups of a new recovery key are asked back, so that nobody goes on with a copy that is wrong. */
import { isRecoveryGroup } from '../../keys/modes/recovery-key.ts';
import { WalletError } from '../../lib/errors.ts';

/** Places (1 to 8) of the groups that are asked back: two different ones, the first in the front half. */
export function twoPlaces(): [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2));
  return [1 + (a % 4), 5 + (b % 4)];
}

const normal = (group: string) => group.replaceAll(/[^0-9a-z]/gi, '').toUpperCase();

/**
 * @param typed groups as typed, by place @param kept the eight groups
 * @throws WalletError recovery-key-mismatch, naming no letter of the answer
 */
export function ensureAskedBack(
  typed: Readonly<Record<number, string>>,
  ask: readonly [number, number],
  kept: readonly string[],
): void {
  for (const place of ask) {
    const group = typed[place] ?? '';
    const same = normal(group).replaceAll('O', '0').replaceAll(/[IL]/g, '1') === (kept[place - 1] ?? '');
    if (same) continue;
    const why = isRecoveryGroup(group, place) ? 'is of another key or place' : 'is not right yet';
    throw new WalletError('recovery-key-mismatch', `Group ${place} ${why}. Look at what you kept.`);
  }
}
