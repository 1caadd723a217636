/** Creates the queue of pending requests, with its window and with the executor of approved requests. */
import { createApprovals } from '../../approvals/approvals.ts';
import type { ApprovalsDeps } from '../../approvals/contract.ts';
import type { ApprovalRecord, ApprovalRequest, Executor } from '../../approvals/record.ts';
import type { Repeats } from '../../approvals/repeat/repeats.ts';
import { lazyActs, lazyLoad } from '../../lib/lazy.ts';
import type { ApprovalEdits } from '../../messaging/approval.ts';
import type { Session } from '../../session/session.ts';
import type { ExecutorParts } from '../adapters/executor.ts';
import type { MemoryList } from '../browser/memory-list.ts';
import type { PromptWindow } from '../browser/prompt-window.ts';
import { siteName } from '../browser/site-name.ts';
import type { GrantParts } from './grants.ts';
import type { NetworkParts } from './networks.ts';
import type { Storage } from './storage.ts';

/** ms. A prompt is there after about half of it, and takes a press half a second after that. */
const WHILE_READ = 300;

export interface ApprovalDeps {
  session: Session;
  /** Where the requests are stored. */
  records: MemoryList<ApprovalRecord>;
  promptWindow: PromptWindow;
  preferences: Storage['preferences'];
  networks: NetworkParts;
  grants: GrantParts;
  repeats: Repeats;
  changed(): void;
  later(run: () => void, delay: number): void;
}

export function createApprovalParts(deps: ApprovalDeps) {
  const { session, preferences, networks, grants, repeats, promptWindow, changed, later } = deps;
  const { clients, tracker } = networks;
  const { permissions } = grants;
  const review = createReviewing(deps);
  const approvals = createApprovals({
    store: deps.records,
    executor: createLateExecutor({
      ...{ session, permissions, preferences, clients, tracker, repeats, siteName, changed },
      soon: (act) => later(act, 0),
      onceDrawn: (act) => later(act, WHILE_READ),
    }),
    review: withPrices(networks.refreshPrices, review),
    repeats,
    prepareWindow: () => void promptWindow.prepare().catch(() => undefined),
    releaseWindow: () => void promptWindow.release(),
    openPrompt: () => promptWindow.open(),
    clock: Date.now,
    newId: () => crypto.randomUUID(),
    onChange: changed,
    later,
  });
  return { approvals, review };
}

/** What carries out an approved request, loaded for the first one. */
function createLateExecutor(parts: ExecutorParts): Executor {
  const load = lazyLoad(async () => (await import('../adapters/executor.ts')).createExecutor(parts));
  return {
    ...lazyActs<Omit<Executor, 'prepare' | 'answered'>>(
      {
        connect: true,
        signMessage: true,
        signTypedData: true,
        signTransactions: true,
        findSigned: true,
        broadcast: true,
        connectNostr: true,
        useNostr: true,
        switchNetwork: true,
        addNetwork: true,
        addToken: true,
        addItem: true,
      },
      load,
    ),
    prepare: (record) => void load().then((executor) => executor.prepare(record), console.error),
    answered: () => void load().then((executor) => executor.answered(), console.error),
  };
}

/** The words of prompts, loaded for the first request that needs some. */
function createReviewing({ session, preferences, networks, grants }: ApprovalDeps): Reviewer {
  const { clients, ens, balances, found, tracker } = networks;
  const { permissions, blocked, phishing } = grants;
  const facts = { clients, ens, balances, found, tracker, siteName };
  const parts = { ...facts, session, permissions, blocked, phishing, preferences };
  const load = lazyLoad(async () => {
    const [{ createReviewer }, { createReviewData }] = await Promise.all([
      import('../../approvals/review/reviewer.ts'),
      import('../adapters/review-data.ts'),
    ]);
    return (request: ApprovalRequest, edits: ApprovalEdits) => createReviewer(createReviewData(parts))(request, edits);
  });
  return async (request, edits) => (await load())(request, edits);
}

type Reviewer = ApprovalsDeps['review'];

/** Has prices read when a request comes in. Not awaited: the prompt shows them if they come. */
const withPrices =
  (refresh: NetworkParts['refreshPrices'], review: Reviewer): Reviewer =>
  (request, edits) => {
    void refresh(request.characterId, request.chainId);
    return review(request, edits);
  };
