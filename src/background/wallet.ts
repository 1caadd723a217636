/** Puts the wallet together: every part is made here once (parts/), and each is given what it may know. Decides nothing itself. */
import type { ApprovalRecord } from '../approvals/record.ts';
import { createActiveCharacter } from './active-character.ts';
import { createRemovals, type StoredRemoval } from './adapters/removals.ts';
import type { LastPicture } from './browser/last-picture.ts';
import { memoryName } from './browser/memory.ts';
import { createMemoryList } from './browser/memory-list.ts';
import type { PromptWindow } from './browser/prompt-window.ts';
import { createUnlockTab } from './browser/unlock-tab.ts';
import { createApprovalParts } from './parts/approvals.ts';
import { createGrantParts } from './parts/grants.ts';
import { createNetworkParts } from './parts/networks.ts';
import { nothingOpen } from './parts/open-state.ts';
import type { Others } from './parts/others.ts';
import { createPageApi } from './parts/page-api.ts';
import { createRepeatParts } from './parts/repeats.ts';
import { createWalletSession } from './parts/session.ts';
import { createSettling } from './parts/settle.ts';
import { openStorage, type Place } from './parts/storage.ts';
import { createRounds } from './rounds.ts';
import { type Agent, computerName } from './views/computer-name.ts';

export type Wallet = Awaited<ReturnType<typeof openWallet>>;

const later = (run: () => void, delay: number): void => void setTimeout(run, delay);

/** What the wallets of all identities share, and this wallet's place among them. */
export interface WalletPlace extends Place {
  /** The one window for requests. */
  promptWindow: PromptWindow;
  others: Others;
  lastPicture: Pick<LastPicture, 'drop'>;
}

/** The wallet of one identity. @param changed called when something that our own pages show has changed */
export async function openWallet({ promptWindow, others, lastPicture, ...place }: WalletPlace, changed: () => void) {
  const storage = await openStorage(place);
  const { vault, guest, memory, preferences } = storage;
  const open = nothingOpen();
  const settle = () => settling.settle();
  const session = createWalletSession(storage, {
    onTurn: lastPicture.drop,
    onWaiting: () => rounds.soon(),
    onLock: () => settling.closed(),
    onNews() {
      others.sitesInDoubt();
      rounds.hasNews();
    },
    onJoined: settle,
    changed,
  });
  // A vault that cannot be written says so itself: the name is not worth a failed start.
  const { userAgentData } = navigator as { userAgentData?: Agent };
  await session.rememberComputer(computerName(userAgentData ?? {})).catch(() => undefined);

  const shown = createActiveCharacter(session, vault);
  const networks = createNetworkParts({ session, preferences, memory, shown, open, changed });
  const grants = createGrantParts(session, memory, siteChanged, changed);
  const repeats = createRepeatParts({ session, memory, grants, open, changed });
  const removals = createRemovals(memory<StoredRemoval>('removal'), (id) => open.characterIds.has(id), Date.now);
  function siteChanged(origin: string): void {
    void pages.announce(origin);
    void repeats.end((one) => one.origin === origin);
  }
  const asked = { session, preferences, networks, grants, repeats };
  const records = createMemoryList<ApprovalRecord>(memoryName(place.id, 'approvals'));
  const { approvals, review } = createApprovalParts({ ...asked, records, promptWindow, changed, later });
  const unlockTab = createUnlockTab({
    state: () => session.state(),
    takenUp: () => open.isSettled,
    memory: memory('unlock-tab'),
    isInUse: others.isInUse,
    id: place.id,
    clock: Date.now,
    changed: others.changed,
  });
  const common = { ...asked, approvals, shown, open, unlockTab };
  const { rpc, pages } = createPageApi({ ...common, review, memory, changed, later });
  const settling = createSettling({ ...common, removals, others, pages, rounds: () => rounds, changed });
  const rounds = createRounds({ session, news: settle, changed, clock: Date.now, later });

  await settling.start();
  session.pairing.resume();
  // Not awaited: the server may not answer. What is left stays for the next time.
  void session.freeUnfinished();
  // Not awaited: sending signed transactions again may take as long as the network does.
  void approvals.resume().catch(() => undefined);

  const { clients, ens, balances, prices, refreshPrices, found, items } = networks;
  const { allowances, exposed, sent, tracker, refreshShown } = networks;
  const { permissions, blocked, phishing } = grants;
  return {
    id: place.id,
    others,
    vault,
    session,
    preferences,
    sent,
    permissions,
    approvals,
    repeats,
    removals,
    clients,
    ens,
    balances,
    prices,
    refreshPrices,
    found,
    items,
    allowances,
    exposed,
    tracker,
    blocked,
    phishing,
    shown,
    promptWindow,
    unlockTab,
    pairing: session.pairing,
    rounds,
    keepsCopy: () => !guest.isIn(),
    rpc,
    pages,
    settle,
    settleIfEnded: settling.settleIfEnded,
    refreshShown,
    changed,
    openIds: () => open.characterIds,
    viewedIds: () => open.viewedIds,
  };
}
