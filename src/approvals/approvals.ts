/**
 * The queue of requests that a person decides on: asks, decides, executes, continues after the worker was stopped.
 *
 * [Note: Record before promise] The stored approval record is the request; the promise that the page waits on only reports
 * its outcome. A decision is in the store before anything of it leaves the worker or is written elsewhere, so a worker that is stopped
 * at any step continues from the record, and a page that sends its request again finds the same record by its key. A result leaves just before
 * it is stored: a worker that stops in between does the same again. An error is told only once it is stored, because its cause may pass:
 * a record that is still approved can be carried out, and a page that has heard an error requests a second payment.
 */
import { isWalletError, WalletError } from '../lib/errors.ts';
import { requests as t } from '../locales/en/approvals/requests.ts';
import type { ApprovalEdits, Decision } from '../messaging/approval.ts';
import { needsSetUp } from './batch.ts';
import { createComing } from './coming.ts';
import { sameMeaning } from './compare.ts';
import type { Approvals, ApprovalsDeps } from './contract.ts';
import {
  APPROVE_DELAY,
  type ApproveDecision,
  approvedBy,
  changesContent,
  ensureApprovable,
  ensureEdits,
  withOfferedFee,
} from './decide.ts';
import { mergeEdits } from './edits.ts';
import { createExecution } from './execute.ts';
import { newRecord, revised } from './new-record.ts';
import { refusal, setUpRefusal, toErrorOutcome } from './outcome.ts';
import { pruneAnswered } from './prune-answered.ts';
import type { ApprovalRecord, ApprovalRequest, Outcome } from './record.ts';
import { createApprovalRecords, hasExpired } from './records.ts';
import { recordAfter, withReason, withSameReason } from './repeat/unprompted.ts';
import { toView } from './view.ts';

/** A review older than this (ms) is made again before an approval takes effect. */
const REVIEW_MAX_AGE = 60_000;

/** A request whose first review is in progress; it has no record yet. */
interface PendingReview {
  request: ApprovalRequest;
  /** Set when the request was cancelled during its review: the outcome for its page. */
  cancelled: Outcome | null;
  opened: Promise<Opened>;
}

type Opened = { id: string; outcome: Promise<Outcome> };

/** Creates the queue over `deps.store`. Only one instance per store may exist at a time. */
export function createApprovals(deps: ApprovalsDeps): Approvals {
  const { clock, newId, review } = deps;
  const records = createApprovalRecords(deps.store, clock, deps.onChange);
  const coming = createComing(deps);
  const pending = new Map<string, PendingReview>();
  const waiters = new Map<string, ((outcome: Outcome) => void)[]>();

  const outcomeOf = (id: string): Promise<Outcome> => {
    const outcome = records.find(id)?.outcome;
    if (outcome) return Promise.resolve(outcome);
    return new Promise((resolve) => waiters.set(id, [...(waiters.get(id) ?? []), resolve]));
  };

  const tell = (id: string, outcome: Outcome): void => {
    const resolvers = waiters.get(id) ?? [];
    waiters.delete(id);
    for (const resolve of resolvers) resolve(outcome);
  };

  /** Stores the outcome if the record is in one of the states `from`, and resolves the promises that wait; see [Note: Record before promise]. */
  const answer = async (id: string, outcome: Outcome, from: readonly ApprovalRecord['state'][]): Promise<boolean> => {
    const next = (record: ApprovalRecord) =>
      from.includes(record.state) ? pruneAnswered(record, outcome, clock()) : null;
    const before = outcome.kind === 'result' ? () => tell(id, outcome) : undefined;
    const stored = await records.change(id, next, { before });
    if (stored) tell(id, outcome);
    return stored !== null;
  };

  const execution = createExecution({
    records: records,
    executor: deps.executor,
    clock,
    later: deps.later,
    answer: async (id, outcome) => void (await answer(id, outcome, ['approved', 'signed'])),
  });

  const waiting = (): ApprovalRecord[] => records.all().filter((record) => record.state === 'waiting');

  /**
   * Opens the prompt window. A window that comes to the front counts as new content, so that a page which makes a person click on
   * one spot and raises the window there does not get that click. The revision stays, so the person's input stays valid.
   */
  const openPrompt = async (): Promise<void> => {
    const { wasThere } = await deps.openPrompt();
    if (!wasThere) return;
    for (const { id } of waiting())
      await records.change(id, (now) => (now.state === 'waiting' ? { ...now, revisedAt: clock() } : null));
  };

  /** Like `openPrompt`, for stored requests: they keep waiting even if the window cannot be opened now. */
  const bringToFront = (): Promise<void> => openPrompt().catch(() => undefined);

  const find = async (id: string): Promise<ApprovalRecord> => {
    await records.load();
    const record = records.find(id);
    if (!record) throw new WalletError('not-found', t.notThere);
    return record;
  };

  const begin = async (entry: Omit<PendingReview, 'opened'>): Promise<Opened> => {
    const { request } = entry;
    const id = newId();
    const ended = (outcome: Outcome): Opened => ({ id, outcome: Promise.resolve(outcome) });
    let failed: Outcome | null = null;
    const record = await coming.during(request, Boolean, async () => {
      const reviewed = await review(request, {}).catch((error: unknown) => {
        failed = toErrorOutcome(error);
        return null;
      });
      if (!reviewed) return null;
      // A store that cannot be read lets nothing through.
      const taken = await deps.repeats.take(request, reviewed.review).catch(() => ({ kind: 'none' }) as const);
      const fresh = () => recordAfter(taken, newRecord(id, request, reviewed, clock()));
      return records.add(() => (entry.cancelled ? null : fresh()));
    });
    if (!record) return ended(failed ?? entry.cancelled ?? refusal());
    const outcome = outcomeOf(record.id);
    if (record.unprompted && (await runUnprompted(id))) return { id, outcome };
    try {
      await openPrompt();
      deps.executor.prepare(record);
    } catch (error) {
      await answer(id, toErrorOutcome(error), ['waiting']);
    }
    return { id, outcome };
  };

  /** Carries out what needs no prompt. False: a login is missing for it, and it waits for the person like any other. */
  const runUnprompted = async (id: string): Promise<boolean> => {
    try {
      await execution.run(id);
      return true;
    } catch (error) {
      const why = isWalletError(error) ? error.message : t.needsYou;
      await records.change(id, (now) =>
        now.state === 'waiting' ? { ...now, review: withReason(now, why).review, revisedAt: clock() } : null,
      );
      return false;
    }
  };

  const findByName = (name: string): ApprovalRecord | undefined =>
    records.all().find((record) => nameOf(record) === name && !hasExpired(record, clock()));

  /** Finds the record of an earlier request with the same key, or creates one; brings the prompt to the front. */
  const findOrBegin = async (entry: Omit<PendingReview, 'opened'>): Promise<Opened> => {
    await records.load();
    const known = findByName(nameOf(entry.request));
    if (!known) return begin(entry);
    if (known.state === 'waiting') await bringToFront();
    return { id: known.id, outcome: outcomeOf(known.id) };
  };

  const open = (request: ApprovalRequest): Promise<Opened> => {
    const name = nameOf(request);
    const running = pending.get(name);
    if (running) return running.opened;
    // Registered before the first await, so that a cancellation finds it.
    const entry: Omit<PendingReview, 'opened'> & { opened?: Promise<Opened> } = { request, cancelled: null };
    const opened = findOrBegin(entry).finally(() => pending.delete(name));
    pending.set(name, Object.assign(entry, { opened }));
    return opened;
  };

  /** Applies `next`, reviews again and raises the revision. Retries when the record changed in the meantime. */
  const revise = async (id: string, next: (record: ApprovalRecord) => ApprovalRecord): Promise<void> => {
    for (;;) {
      const record = await find(id);
      if (record.state !== 'waiting') throw new WalletError('stale', t.alreadyAnswered);
      const wanted = next(record);
      const reviewedAt = clock();
      const reviewed = withSameReason(await review(wanted, wanted.edits), record.review);
      const stored = await records.change(id, (now) =>
        now.state === 'waiting' && now.revision === record.revision
          ? revised(wanted, reviewed, reviewedAt, clock())
          : null,
      );
      if (stored) return;
    }
  };

  /** Reviews again when the last review is too old. @throws WalletError stale when the new review says something else */
  const refresh = async (record: ApprovalRecord): Promise<void> => {
    const reviewedAt = clock();
    if (reviewedAt - record.reviewedAt <= REVIEW_MAX_AGE) return;
    const reviewed = withSameReason(await review(record, record.edits), record.review);
    const changed = !sameMeaning(record.review, reviewed.review);
    await records.change(record.id, (now) => {
      if (now.state !== 'waiting' || now.revision !== record.revision) return null;
      return changed ? revised(now, reviewed, reviewedAt, clock()) : { ...now, reviewedAt };
    });
    if (changed) throw new WalletError('stale', t.meaningChanged);
  };

  const approve = async (record: ApprovalRecord, decision: ApproveDecision): Promise<void> => {
    const { id } = record;
    if (record.state === 'answered' && record.outcome?.kind === 'result') return;
    if (record.state === 'approved' || record.state === 'signed') return execution.run(id);
    ensureApprovable(record, decision, clock());
    const filled = withOfferedFee(record, decision.edits);
    ensureEdits(record, filled);
    if (changesContent(record, filled)) {
      await update(id, filled);
      throw new WalletError('stale', t.justChanged);
    }
    await refresh(record);
    await find(id);
    await records.change(id, (now) => approvedBy(now, decision, clock()), { meanwhile: execution.begin });
    await execution.run(id);
  };

  const refuse = async (record: ApprovalRecord, { setUp }: Decision & { kind: 'refuse' }): Promise<void> => {
    const outcome = setUp && needsSetUp(record) ? setUpRefusal() : refusal();
    if (await answer(record.id, outcome, ['waiting'])) return;
    if (records.find(record.id)?.state === 'answered') return;
    throw new WalletError('stale', t.alreadyApproved);
  };

  const update = (id: string, edits: ApprovalEdits): Promise<void> =>
    revise(id, (record) => {
      const filled = withOfferedFee(record, edits);
      ensureEdits(record, filled);
      // The network of a connection is the network of the whole request: balances and texts depend on it.
      const { chainId = record.chainId } = filled;
      return { ...record, chainId, edits: mergeEdits(record.edits, filled) };
    });

  const list = async (): Promise<ApprovalRecord[]> => {
    await records.load();
    return [...waiting(), ...records.all().filter(({ state }) => state === 'approved' || state === 'signed')];
  };

  return {
    open,
    ask: async (request) => (await open(request)).outcome,
    async askOnceMade(site, make) {
      const isShown = ({ id }: Opened) => (records.find(id)?.state ?? 'answered') !== 'answered';
      return (await coming.during({ site }, isShown, async () => open(await make()))).outcome;
    },
    async recall(key, origin) {
      await records.load();
      const name = nameOf({ key, origin });
      const running = pending.get(name);
      if (running) return { outcome: running.opened.then(({ outcome }) => outcome) };
      const known = findByName(name);
      return known ? { outcome: outcomeOf(known.id) } : null;
    },
    update,
    list,
    views: async () => (await list()).map(toView),
    isComing: coming.isComing,
    async decide(id, decision) {
      const record = await find(id);
      await (decision.kind === 'approve' ? approve(record, decision) : refuse(record, decision));
    },
    move: (id, characterId) =>
      revise(id, (record) => {
        if (record.payload.kind !== 'connect' && record.payload.kind !== 'nostr-connect')
          throw new WalletError('bad-input', t.onlyConnectionsMove);
        return { ...record, characterId, edits: {} };
      }),
    async cancel(which, message = 'This request was cancelled.', { askerGone } = { askerGone: false }) {
      const matches = typeof which === 'string' ? ({ key }: ApprovalRequest) => key.startsWith(which) : which;
      const outcome: Outcome = askerGone ? { ...refusal(message), askerGone } : refusal(message);
      for (const entry of pending.values()) if (matches(entry.request)) entry.cancelled = outcome;
      await records.load();
      for (const record of waiting()) if (matches(record)) await answer(record.id, outcome, ['waiting']);
    },
    async show() {
      if ((await list()).length > 0) await bringToFront();
    },
    async promptClosed(shownId) {
      await records.load();
      const first = waiting()[0];
      // Without an id, a request that was shown too briefly to be read counts as not refused.
      const shown = shownId ?? (first && clock() - first.revisedAt >= APPROVE_DELAY ? first.id : null);
      if (shown !== null) await answer(shown, refusal('The window was closed.'), ['waiting']);
      if (waiting().length > 0) await bringToFront();
    },
    async resume() {
      for (const record of await list())
        if (record.state === 'waiting') deps.executor.prepare(record);
        else await execution.resume(record.id);
    },
  };
}

/** Identity of a request: the same key from the same origin is a resend. */
const nameOf = (request: Pick<ApprovalRequest, 'key' | 'origin'>): string =>
  JSON.stringify([request.key, request.origin]);
