/** What the queue of requests needs and what it offers. Types only. */
import type { ApprovalEdits, ApprovalView, Decision } from '../messaging/approval.ts';
import type { ApprovalRecord, ApprovalRequest, ApprovalStore, Executor, Outcome, Reviewed } from './record.ts';

export interface ApprovalsDeps {
  store: ApprovalStore;
  executor: Executor;
  /** Makes the words; see createReviewer. */
  review: (request: ApprovalRequest, edits: ApprovalEdits) => Promise<Reviewed>;
  /** Opens the prompt window or brings it to the front. `wasThere`: it rose with what it shows. */
  openPrompt: () => Promise<{ wasThere: boolean }>;
  /** ms since 1970. */
  clock: () => number;
  newId: () => string;
  /** Runs after every change that is in the store. */
  onChange: () => void;
  /** Runs something later (ms); it may be forgotten when the worker stops, `resume` makes up for it. */
  later: (run: () => void, delay: number) => void;
}

export interface Approvals {
  /** Asks the person; settles when the request is answered. Idempotent by `request.key`. Never rejects for a refusal. */
  ask(request: ApprovalRequest): Promise<Outcome>;
  /**
   * A request that was asked before (its record is there, or was answered within ten minutes); `null` when there is none.
   * For resends: what is recalled is not prepared again. `outcome` settles as that of `ask`.
   */
  recall(key: string, origin: string | null): Promise<{ outcome: Promise<Outcome> } | null>;
  /** As `ask`, but answers at once with the id, for the wallet's own requests. */
  open(request: ApprovalRequest): Promise<{ id: string; outcome: Promise<Outcome> }>;
  /**
   * The person's answer; settles when it has been carried out.
   * @throws WalletError stale (changed since it was read), refused, bad-input (ticks, edits), not-found, locked
   */
  decide(id: string, decision: Decision): Promise<void>;
  /** Takes over what the person changed, reviews anew and raises the revision. @throws WalletError bad-input | not-found | stale */
  update(id: string, edits: ApprovalEdits): Promise<void>;
  /** A connect request goes on as another character. @throws WalletError bad-input | not-found | stale */
  move(id: string, characterId: string): Promise<void>;
  /** Refuses those that wait: by the beginning of their key (a tab, a document), or those that match. */
  cancel(
    which: string | ((request: ApprovalRequest) => boolean),
    message?: string,
    options?: { askerGone: boolean },
  ): Promise<void>;
  /** Opens the prompt window or brings it to the front, if anything waits. */
  show(): Promise<void>;
  /** The window was closed: refuses (4001) the one that was shown; the window opens again for the others. */
  promptClosed(shownId?: string): Promise<void>;
  /**
   * After the start of the worker and after each unlock: carries out what was approved before. One that the worker left
   * lying for more than a minute is refused, unless its bytes exist already.
   */
  resume(): Promise<void>;
  /** Those without an answer: first those that wait, oldest first, then those being carried out. */
  list(): Promise<ApprovalRecord[]>;
  /** `list` as the prompt draws it. */
  views(): Promise<ApprovalView[]>;
}
