/** The interface of the approval queue and its dependencies. Types only. */
import type { ApprovalEdits, ApprovalView, Decision } from '../messaging/approval.ts';
import type { ApprovalRecord, ApprovalRequest, ApprovalStore, Executor, Outcome, Reviewed } from './record.ts';
import type { Repeats } from './repeat/repeats.ts';

export interface ApprovalsDeps {
  store: ApprovalStore;
  executor: Executor;
  /** Builds the review; see createReviewer. */
  review: (request: ApprovalRequest, edits: ApprovalEdits) => Promise<Reviewed>;
  repeats: Pick<Repeats, 'take' | 'concerns' | 'concernsSite'>;
  /** Begins to open the prompt window where none is open, for a request that is not there yet. `openPrompt` reports what fails. */
  prepareWindow: () => void;
  /** The request that `prepareWindow` was called for does not come. */
  releaseWindow: () => void;
  /** Opens the prompt window or brings it to the front. `wasThere`: the window was open and came to the front with its present content. */
  openPrompt: () => Promise<{ wasThere: boolean }>;
  /** ms since 1970. */
  clock: () => number;
  newId: () => string;
  /** Called after each stored change. */
  onChange: () => void;
  /** Runs a function after `delay` ms. The timer may be lost when the worker stops; `resume` then does the work. */
  later: (run: () => void, delay: number) => void;
}

export interface Approvals {
  /** Asks the person; resolves when the request is answered. Idempotent by `request.key`. Never rejects because of a refusal. */
  ask(request: ApprovalRequest): Promise<Outcome>;
  /**
   * The same for a request of this site that is still made: the window opens meanwhile, unless a request of this site may need none.
   * @throws what `make` throws; nobody is asked then, and the window closes
   */
  askOnceMade(site: string, make: () => Promise<ApprovalRequest>): Promise<Outcome>;
  /**
   * Finds an earlier request that is open or was answered within ten minutes; `null` when there is none. Resends use it,
   * so that the request is not prepared twice. `outcome` settles like that of `ask`.
   */
  recall(key: string, origin: string | null): Promise<{ outcome: Promise<Outcome> } | null>;
  /** Like `ask`, but resolves as soon as the record exists, with its id. For the wallet's own requests. */
  open(request: ApprovalRequest): Promise<{ id: string; outcome: Promise<Outcome> }>;
  /**
   * Applies the person's decision; resolves when it has been executed.
   * @throws WalletError stale (changed since it was read), refused, bad-input (ticks, edits), not-found, locked
   */
  decide(id: string, decision: Decision): Promise<void>;
  /** Stores the person's edits, reviews again and raises the revision. @throws WalletError bad-input | not-found | stale */
  update(id: string, edits: ApprovalEdits): Promise<void>;
  /** Continues a connect request as another character. @throws WalletError bad-input | not-found | stale */
  move(id: string, characterId: string): Promise<void>;
  /** Refuses waiting requests whose key starts with `which` (a tab, a document), or those that match the predicate. */
  cancel(
    which: string | ((request: ApprovalRequest) => boolean),
    message?: string,
    options?: { askerGone: boolean },
  ): Promise<void>;
  /** Opens the prompt window or brings it to the front, if any request has no answer. */
  show(): Promise<void>;
  /** The prompt window was closed: refuses (4001) the request that it showed and opens the window again for the others. */
  promptClosed(shownId?: string): Promise<void>;
  /**
   * Continues approved requests after a start of the worker and after each unlock. Refuses an approval that is older than
   * a minute, unless its signed bytes exist.
   */
  resume(): Promise<void>;
  /** The records without an answer: first the waiting ones, oldest first, then those in execution. */
  list(): Promise<ApprovalRecord[]>;
  /** `list`, converted to the views that the prompt window draws. */
  views(): Promise<ApprovalView[]>;
  /** A request is reviewed that is in no list yet: a window that is open waits for it. */
  isComing(): boolean;
}
