/** The approval records in memory and in the store. Memory changes only after the store has the change; changes run one at a time. */
import { nextTask } from '../lib/next-task.ts';
import { createQueue } from '../lib/queue.ts';
import type { ApprovalRecord, ApprovalStore } from './record.ts';

/** An answered record is kept this long (ms) for a resend of the same request. */
const ANSWER_RETENTION = 10 * 60_000;

/** At most this many answered records are kept; the oldest are removed first. */
const MAX_ANSWERS = 60;

interface Around {
  before?: ((changed: ApprovalRecord) => void) | undefined;
  meanwhile?: (changed: ApprovalRecord, stored: Promise<void>) => void;
}

export interface ApprovalRecords {
  /** Reads the store once; the next call repeats a failed read. */
  load(): Promise<void>;
  /** All records in order of arrival. Valid after `load`. */
  all(): readonly ApprovalRecord[];
  find(id: string): ApprovalRecord | null;
  add(make: () => ApprovalRecord | null): Promise<ApprovalRecord | null>;
  /**
   * Changes one record. `next` receives the record as it is when the turn of this change comes; returning `null` leaves it unchanged.
   * @param around `before`: called with the changed record a task before the store gets it, so that what it begins does not wait for that work.
   *   `meanwhile`: called while the changed record is being stored; `stored` settles when it is
   * @returns the stored record, or `null` when it is unchanged or does not exist
   * @throws when the store throws; nothing has changed then
   */
  change(
    id: string,
    next: (record: ApprovalRecord) => ApprovalRecord | null,
    around?: Around,
  ): Promise<ApprovalRecord | null>;
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
    await store.save(kept);
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
    change: (id, next, { before, meanwhile } = {}) =>
      inTurn(async () => {
        await load();
        const record = records.find((other) => other.id === id);
        const changed = record ? next(record) : null;
        if (!changed) return null;
        if (before) {
          before(changed);
          await nextTask();
        }
        const stored = write(records.map((other) => (other.id === id ? changed : other)));
        meanwhile?.(changed, stored);
        await stored;
        return changed;
      }),
  };
}

/** It was answered so long ago that the same request is a new one. */
export const hasExpired = (record: ApprovalRecord, now: number): boolean =>
  record.answeredAt !== null && now - record.answeredAt >= ANSWER_RETENTION;

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
