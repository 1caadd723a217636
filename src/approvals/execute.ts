/**
 * Executes approved records, one stored step at a time. Signs only a record without a signature; broadcasts only stored bytes.
 *
 * [Note: Beside the store] A key is opened while the decision is being stored, and the bytes of a transaction, which the executor has
 * stored, leave just before the record gets them too. Nothing leaves and nothing else is written before the decision is in the store.
 */
import { isWalletError, unreachable } from '../lib/errors.ts';
import { refusal, toErrorOutcome } from './outcome.ts';
import type { ApprovalRecord, Executor, Outcome, Payload, Signed } from './record.ts';
import type { ApprovalRecords } from './records.ts';
import { prompted } from './repeat/unprompted.ts';

/** Delay before a broadcast with unknown result is repeated, in ms: doubled each time, up to the maximum. */
const INITIAL_RETRY_DELAY = 2_000;
const MAX_RETRY_DELAY = 60_000;

/** An approval that a stopped worker left unexecuted for longer than this (ms) is refused. */
const APPROVAL_MAX_AGE = 60_000;

export interface ExecuteDeps {
  records: ApprovalRecords;
  executor: Executor;
  clock: () => number;
  later: (run: () => void, delay: number) => void;
  /** Stores the outcome, and resolves the promises that wait for it: for a result while it is stored, for an error afterwards. */
  answer: (id: string, outcome: Outcome) => Promise<void>;
}

export interface Execution {
  /**
   * Begins to execute a record whose approval is being stored; `run` joins it. See [Note: Beside the store]. An approval that was not
   * stored before may still have a run, which ends by itself and does nothing more.
   */
  begin(record: ApprovalRecord, stored: Promise<void>): void;
  /**
   * Executes an approved record; a second call joins the first.
   * @throws WalletError locked | closed when the keys are not available, needs-login when the signing policy wants a fresh login; the
   *   record then returns to `waiting`
   */
  run(id: string): Promise<void>;
  /** Like `run`, after the worker was stopped. While the keys are not available the record stays unchanged; it waits for a fresh login. */
  resume(id: string): Promise<void>;
}

export function createExecution(deps: ExecuteDeps): Execution {
  const { records, executor, clock, later } = deps;
  const running = new Map<string, Promise<void>>();
  const failures = new Map<string, number>();

  const answer = async (id: string, outcome: Outcome): Promise<void> => {
    await deps.answer(id, outcome);
    executor.answered();
  };

  const start = (id: string, steps: () => Promise<void>): Promise<void> => {
    const run = steps().finally(() => {
      if (running.get(id) === run) running.delete(id);
    });
    running.set(id, run);
    return run;
  };

  const once = (id: string, steps: () => Promise<void>): Promise<void> => running.get(id) ?? start(id, steps);

  /** Executes the remaining steps of a record. @throws WalletError locked | closed | needs-login, with the record still approved */
  const advance = async (id: string): Promise<void> => {
    const record = records.find(id);
    if (record?.state === 'signed') return send(record);
    if (record?.state === 'approved') await carryOut(record, Promise.resolve());
  };

  const carryOut = async (record: ApprovalRecord, stored: Promise<void>): Promise<void> => {
    const { id } = record;
    let result: unknown;
    try {
      result = await act(record, stored);
    } catch (error) {
      // Without a stored approval the record still waits, and a later approval has a run of its own.
      await stored;
      if (mayGoOnLater(error)) throw error;
      return answer(id, toErrorOutcome(error));
    }
    if (!isSent(record)) return answer(id, { kind: 'result', result });
    await keep(id, result as Signed[]);
  };

  /** Sends the signed bytes, which the executor has stored. See [Note: Raw bytes before broadcast] in chain/track.ts. */
  const keep = async (id: string, signed: Signed[]): Promise<void> => {
    let sending: Promise<void> | undefined;
    try {
      await records.change(id, (now) => (now.state === 'approved' ? { ...now, state: 'signed', signed } : null), {
        before: (now) => {
          sending = send(now);
        },
      });
    } finally {
      // The bytes are on their way even if the record could not be changed.
      await sending;
    }
  };

  const act = async (record: ApprovalRecord, stored: Promise<void>): Promise<unknown> => {
    switch (record.payload.kind) {
      case 'personal-sign':
        return executor.signMessage(record, stored);
      case 'typed-data':
      case 'typed-list':
        return executor.signTypedData(record, stored);
      case 'transaction':
      case 'calls':
        return executor.signTransactions(record, stored);
      default:
        await stored;
        return actAfterwards(record, record.payload.kind);
    }
  };

  const actAfterwards = (record: ApprovalRecord, kind: Exclude<Payload['kind'], BesideTheStore>): Promise<unknown> => {
    switch (kind) {
      case 'connect':
        return executor.connect(record);
      case 'nostr-connect':
        return executor.connectNostr(record);
      case 'nostr-event':
      case 'nostr-text':
        return executor.useNostr(record);
      case 'switch-network':
        return executor.switchNetwork(record);
      case 'add-network':
        return executor.addNetwork(record);
      case 'watch-asset':
        return executor.addToken(record);
      case 'watch-item':
        return executor.addItem(record);
      default:
        return unreachable(kind);
    }
  };

  const send = async (record: ApprovalRecord): Promise<void> => {
    try {
      const result = await executor.broadcast(record);
      failures.delete(record.id);
      await answer(record.id, { kind: 'result', result });
    } catch (error) {
      // The node may have received the bytes. An error would make the page request a second payment, so these bytes are sent again.
      if (isWalletError(error, 'node-refused')) return answer(record.id, toErrorOutcome(error));
      const failed = failures.get(record.id) ?? 0;
      failures.set(record.id, failed + 1);
      const again = () => void once(record.id, () => advance(record.id)).catch(() => undefined);
      later(again, Math.min(INITIAL_RETRY_DELAY * 2 ** failed, MAX_RETRY_DELAY));
    }
  };

  /** Continues an interrupted approval: sends stored bytes, executes a recent approval, refuses an old one. */
  const recover = async (record: ApprovalRecord): Promise<void> => {
    if (isSent(record)) {
      const signed = await executor.findSigned(record);
      if (signed) return keep(record.id, signed);
    }
    // What the person did not approve themselves is not done after a lock or a start of the worker.
    const isRecent = !record.unprompted && clock() - (record.approvedAt ?? 0) <= APPROVAL_MAX_AGE;
    if (isRecent) return advance(record.id);
    await answer(record.id, refusal('The wallet was interrupted before this could be done. Nothing was sent.'));
  };

  const waitAgain = (id: string) => records.change(id, (now) => (now.state === 'approved' ? prompted(now) : null));

  const forPerson = (id: string, steps: () => Promise<void>): Promise<void> =>
    steps().catch(async (error) => {
      if (mayGoOnLater(error)) await waitAgain(id);
      throw error;
    });

  return {
    // Whoever stores the approval hears of a failed store, and by `run` of any other failure.
    begin: (record, stored) =>
      void start(record.id, () => forPerson(record.id, () => carryOut(record, stored))).catch(() => undefined),
    run: (id) => once(id, () => forPerson(id, () => advance(id))),
    resume: (id) =>
      once(id, async () => {
        const record = records.find(id);
        try {
          await (record?.state === 'approved' ? recover(record) : advance(id));
        } catch (error) {
          if (!mayGoOnLater(error)) throw error;
          // Only the person can log in again for it.
          if (isWalletError(error, 'needs-login')) await waitAgain(id);
        }
      }),
  };
}

/** What is made in memory alone until its approval is stored. */
type BesideTheStore = 'personal-sign' | 'typed-data' | 'typed-list' | 'transaction' | 'calls';

/** It ends with bytes that are sent to the network. */
const isSent = ({ payload }: ApprovalRecord): boolean => payload.kind === 'transaction' || payload.kind === 'calls';

/** The request is not lost: an unlock, or a fresh login for it, lets it go on. */
const mayGoOnLater = (error: unknown): boolean =>
  isWalletError(error, 'locked') || isWalletError(error, 'closed') || isWalletError(error, 'needs-login');
