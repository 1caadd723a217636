/** Compares the rows of an imported file with what a character has, and saves the new ones, a hundred in one write. */
import { WalletError } from '../../../lib/errors.ts';
import { type Comparison, DRAFTS_AT_ONCE, type SecretDraft } from '../../../messaging/secret.ts';
import type { Command } from '../../connection.ts';
import type { CsvRow } from './read-csv.ts';

const inParts = (rows: readonly CsvRow[]): CsvRow[][] =>
  Array.from({ length: Math.ceil(rows.length / DRAFTS_AT_ONCE) }, (_, at) =>
    rows.slice(at * DRAFTS_AT_ONCE, (at + 1) * DRAFTS_AT_ONCE),
  );

const draftsOf = (rows: readonly CsvRow[]): SecretDraft[] => rows.map(({ draft }) => draft);

/** One for each row. */
export async function compareRows(
  command: Command,
  characterId: string,
  rows: readonly CsvRow[],
): Promise<Comparison[]> {
  const found: Comparison[] = [];
  for (const part of inParts(rows)) {
    const { comparisons } = await command('compare-secrets', { characterId, drafts: draftsOf(part) });
    found.push(...comparisons);
  }
  return found;
}

export interface Saved {
  saved: number;
  /** Rows that the worker refused, and why. */
  refused: { number: number; why: string }[];
}

/**
 * What is saved stays, whatever happens afterwards: a second import finds it there.
 * @param told how many rows are done
 * @throws WalletError whatever is not the fault of one row: the character is full, the wallet was locked
 */
export async function saveRows(
  command: Command,
  characterId: string,
  rows: readonly CsvRow[],
  told: (done: number) => void,
): Promise<Saved> {
  const result: Saved = { saved: 0, refused: [] };
  const isOfOneRow = (error: unknown): error is WalletError =>
    error instanceof WalletError && error.code === 'bad-input';
  for (const part of inParts(rows)) {
    try {
      result.saved += (await command('import-secrets', { characterId, drafts: draftsOf(part) })).saved;
    } catch (error) {
      if (!isOfOneRow(error)) throw error;
      for (const { number, draft } of part)
        await command('save-secret', { characterId, targetId: null, draft }).then(
          () => (result.saved += 1),
          (refusal: unknown) => {
            if (!isOfOneRow(refusal)) throw refusal;
            result.refused.push({ number, why: refusal.message });
          },
        );
    }
    told(result.saved + result.refused.length);
  }
  return result;
}
