/** The records in memory and in the store, never apart: memory changes only after the store has it. One change at a time. */
import { createQueue } from '../lib/queue.ts';
import type { ApprovalRecord, ApprovalStore } from './record.ts';

/** How long an answer is kept for a resend of the same request, in ms. */
export const ANSWER_RETENTION = 10 * 60_000;

/** How many answers are kept at most; the oldest go first. */
const MAX_ANSWERS = 60;

export interface ApprovalRecords {
  /** Reads the store once; a read that failed is tried again. */
  load(): Promise<void>;
  /** In order of arrival. Only after `load`. */
  all(): readonly ApprovalRecord[];
  find(id: string): ApprovalRecord | null;
  add(make: () => ApprovalRecord | null): Promise<ApprovalRecord | null>;
  /**
   * Changes one record as it is when the change's turn comes; `null` leaves it.
   * @returns the record as stored, or `null` when it was left or is not there. Throws when the store does: nothing changed then.
   */
  change(id: string, next: (record: ApprovalRecord) => ApprovalRecord | null): Promise<ApprovalRecord | null>;
}

/** `onChange` runs after each change that is stored. */
export function createApprovalRecords(
  store: ApprovalStore,
  clock: () => number,
  onChange: () => void,
): ApprovalRecords {
  let records: readonly ApprovalRecord[] = [];
  let loading: Promise<void> | null = null;
  const inTurn = createQueue();

  const load = (): Promise<void> => {
    loading ??= store.load().then(
      (loaded) => {
        records = loaded;
      },
      (error) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };

  const write = async (changed: readonly ApprovalRecord[]): Promise<void> => {
    const kept = prune(changed, clock());
    await store.save([...kept]);
    records = kept;
    onChange();
  };

  return {
    load,
    all: () => records,
    find: (id) => records.find((record) => record.id === id) ?? null,
    add: (make) =>
      inTurn(async () => {
        await load();
        const record = make();
        if (record) await write([...records, record]);
        return record;
      }),
    change: (id, next) =>
      inTurn(async () => {
        await load();
        const record = records.find((other) => other.id === id);
        const changed = record ? next(record) : null;
        if (!changed) return null;
        await write(records.map((other) => (other.id === id ? changed : other)));
        return changed;
      }),
  };
}

function prune(records: readonly ApprovalRecord[], now: number): readonly ApprovalRecord[] {
  let answers = 0;
  const kept = new Set(
    records
      .filter((record) => record.answeredAt !== null)
      .sort((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0))
      .filter((record) => now - (record.answeredAt ?? 0) < ANSWER_RETENTION && answers++ < MAX_ANSWERS),
  );
  return records.filter((record) => record.answeredAt === null || kept.has(record));
}
