/** Puts the rooms together: every part is made here once, and each is given what it may know. Decides nothing itself. */
import browser from 'webextension-polyfill';
import { createApprovals } from '../approvals/approvals.ts';
import { createReviewer } from '../approvals/review/reviewer.ts';
import { prepareTransaction } from '../chain/prepare.ts';
import { probeChainId } from '../chain/probe.ts';
import { createTracker } from '../chain/track.ts';
import { SHOWN_REQUEST } from '../messaging/approval.ts';
import { createPermissions } from '../permissions/permissions.ts';
import { createRpc } from '../rpc/handle.ts';
import { createSession } from '../session/session.ts';
import { createSyncedServer } from '../sync/synced-server.ts';
import { createDatabase } from '../vault/database.ts';
import { createGuestVault } from '../vault/guest.ts';
import { createOpfsMirror } from '../vault/opfs-mirror.ts';
import { createVault } from '../vault/vault.ts';
import { createActiveCharacter } from './active-character.ts';
import { createBalanceKeeper } from './adapters/balances.ts';
import { createBlockedSites } from './adapters/blocked-sites.ts';
import { createChainClients } from './adapters/chain-clients.ts';
import { createExecutor } from './adapters/executor.ts';
import { createExposedAccounts } from './adapters/exposed-accounts.ts';
import { createGrantStore } from './adapters/grant-store.ts';
import { openPreferences } from './adapters/preferences.ts';
import { createReviewData } from './adapters/review-data.ts';
import { createSentStore } from './adapters/sent-store.ts';
import { createBadge } from './browser/badge.ts';
import { createMemory } from './browser/memory.ts';
import { createPromptWindow } from './browser/prompt-window.ts';
import { createSessionHalf } from './browser/session-half.ts';
import { createUnlockTab } from './browser/unlock-tab.ts';
import { wakeTabs } from './browser/wake-tabs.ts';
import { createPages } from './pages.ts';
import { createRounds } from './rounds.ts';
import { type Agent, computerName } from './views/computer-name.ts';

export type Wallet = Awaited<ReturnType<typeof openWallet>>;

const later = (run: () => void, delay: number): void => void setTimeout(run, delay);

/** @param changed something that a page of ours shows is different now */
export async function openWallet(changed: () => void) {
  const disk = await createVault({ database: createDatabase(), mirror: createOpfsMirror() });
  const { vault, guest } = await createGuestVault(disk, createMemory('guest'));
  const preferences = await openPreferences(vault);
  const server = createSyncedServer({
    vault,
    fetch: (url, init) => fetch(url, init),
    clock: Date.now,
    onWaiting: () => rounds.soon(),
  });
  const session = createSession({
    vault,
    server,
    memory: {
      keyring: createMemory('keyring'),
      draft: createMemory('draft'),
      deadline: createMemory('deadline'),
      notice: createMemory('lock-notice'),
    },
    guest,
    otherHalf: createSessionHalf(),
    fetch: (url, init) => fetch(url, init),
    pairing: {
      memory: createMemory('pairing'),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      changed,
      opened: () => settle(),
    },
    clock: Date.now,
    autoLockMinutes: () => preferences.settings().autoLockMinutes,
    onLock: () => closed(),
  });
  // Of no use to a vault that cannot be written, which says so itself.
  const { userAgentData } = navigator as { userAgentData?: Agent };
  await session.rememberComputer(computerName(userAgentData ?? {})).catch(() => undefined);
  const grants = createGrantStore(session, createMemory('grants'), createMemory('grants-owed'));
  const blocked = createBlockedSites(session, createMemory('blocked'));
  const shown = createActiveCharacter(session, vault);
  const clients = createChainClients(session, preferences, createMemory('routes'));
  const balances = createBalanceKeeper(session, clients, changed);
  const exposed = createExposedAccounts(session, clients, preferences, Date.now);
  const promptWindow = createPromptWindow(createMemory('prompt-window'), createMemory(SHOWN_REQUEST));
  const unlockTab = createUnlockTab({
    state: () => session.state(),
    takenUp: () => takenUp,
    memory: createMemory('unlock-tab'),
    clock: Date.now,
  });

  const sent = createSentStore(session, session.history);
  const tracker = createTracker({
    store: sent,
    clientFor: (characterId, chainId) => (preferences.network(chainId) ? clients.client(characterId, chainId) : null),
    clock: Date.now,
    schedule(act, milliseconds) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    onChange() {
      changed();
      showWaiting();
      const characterId = shown.current();
      if (characterId) void refreshShown(characterId, true);
    },
  });

  const permissions = createPermissions({
    store: grants,
    wishes: createMemory('wished-networks'),
    clock: Date.now,
    onChange(origins) {
      for (const origin of origins) void pages.announce(origin);
      changed();
    },
  });

  const approvals = createApprovals({
    store: {
      load: async () => (await approvalMemory.load()) ?? [],
      save: (records) => approvalMemory.save(records),
    },
    executor: createExecutor({ session, permissions, preferences, clients, tracker }),
    review: createReviewer(
      createReviewData({ session, permissions, clients, balances, tracker, blocked, preferences }),
    ),
    openPrompt: () => promptWindow.open(),
    clock: Date.now,
    newId: () => crypto.randomUUID(),
    onChange: changed,
    later,
  });

  const rpc = createRpc({
    session: {
      ensureUnlocked: () => unlockTab.ensureUnlocked(),
      activeCharacterId: () => shown.current(),
      isOpen: (characterId) => openIds.has(characterId),
      homeChainId: async (characterId) => (await session.profiles.read(characterId)).chainId,
    },
    permissions,
    approvals,
    chain: {
      chainIds: async () => preferences.networks().map(({ chainId }) => chainId),
      builtInChainIds: async () => preferences.networks().flatMap(({ builtIn, chainId }) => (builtIn ? [chainId] : [])),
      request: async (characterId, chainId, method, params) =>
        clients.client(characterId, chainId).request(method, params),
      prepare: (characterId, chainId, request) =>
        prepareTransaction(request, {
          client: clients.client(characterId, chainId),
          nextNonce: (chain, account) => tracker.nextNonce(chain, account),
        }),
      transactionByHash: async (characterId, chainId, hash) => tracker.transactionByHash(characterId, chainId, hash),
      probe: (url) => probeChainId(url, (input, init) => fetch(input, init)),
    },
    version: browser.runtime.getManifest().version,
    clock: Date.now,
    online: () => navigator.onLine,
    announce: (origin) => pages.announce(origin),
  });

  const pages = createPages({
    handle: async (caller, request) =>
      (await blocked.has(caller.origin))
        ? { kind: 'error', error: { code: 4001, message: 'The person blocked this site.' } }
        : rpc.handle(caller, request),
    approvals,
    permissions,
    settings: async () => preferences.settings(),
    wakeTabs,
    later,
  });

  const badge = createBadge();
  const showWaiting = (): void => badge.show([...openIds].flatMap((id) => tracker.list(id)));

  /** Ids of the open characters, for questions that cannot wait. */
  let openIds: ReadonlySet<string> = new Set();
  /** Something is open, and everyone has taken it up. */
  let takenUp = false;

  async function refreshShown(characterId: string, force = false): Promise<void> {
    const profile = await session.profiles.read(characterId).catch(() => null);
    if (profile) await balances.refresh(characterId, profile.chainId, force);
  }

  /**
   * After anything was opened or closed: everyone takes up what is open now. Then requests of sites that waited for it go on, whatever opened
   * the wallet, and pages learn what they may see.
   */
  async function settle(): Promise<void> {
    try {
      await takeUp();
    } catch (error) {
      // As at the start of the worker: what cannot be taken up is closed.
      if (!takenUp) await session.lock();
      unlockTab.failed();
      throw error;
    }
    if (!takenUp) return;
    unlockTab.unlocked();
    await pages.announceAll();
  }

  async function takeUp(): Promise<void> {
    const layers = await session.layers();
    openIds = new Set(layers.flatMap((layer) => layer.characterIds));
    const [login] = layers;
    if (login) await session.profiles.loadCache();
    await shown.settle();
    await clients.load();
    if (!login) {
      takenUp = false;
      return;
    }
    const { log } = await session.view();
    await grants.rebuild(new Set(log.characterIds));
    await blocked.rebuild();
    // What is wrong with one character keeps nobody from the others.
    for (const { id } of await session.profiles.readable()) await session.accounts.adopt(id).catch(() => undefined);
    await tracker.start();
    showWaiting();
    await session.profiles.saveCache();
    // It may have been locked meanwhile.
    takenUp = (await session.layers()).length > 0;
    // What was approved before a stop, and waited for the unlock.
    void approvals.resume().catch(() => undefined);
    changed();
    rounds.soon();
  }

  /** A step up ends by itself, without a word: whoever asks what is open is told of it here. */
  async function settleIfEnded(): Promise<void> {
    const open = new Set((await session.layers()).flatMap((layer) => layer.characterIds));
    if ([...openIds].some((id) => !open.has(id))) await settle();
  }

  function closed(): void {
    takenUp = false;
    openIds = new Set();
    showWaiting();
    void shown.settle();
    tracker.stop();
    balances.forget();
    exposed.forget();
    void preferences.reload().then(changed);
  }

  const rounds = createRounds({ session, news: settle, changed, clock: Date.now, later });

  // What cannot be taken up is closed: a worker that does not start could not even say so.
  await takeUp().catch(() => session.lock());
  session.pairing.resume();
  // Not waited for: sending again what was signed may take as long as the network does.
  void approvals.resume().catch(() => undefined);

  return {
    vault,
    session,
    preferences,
    sent,
    permissions,
    approvals,
    clients,
    balances,
    exposed,
    tracker,
    blocked,
    shown,
    promptWindow,
    unlockTab,
    pairing: session.pairing,
    rounds,
    keepsCopy: () => !guest.isIn(),
    rpc,
    pages,
    settle,
    settleIfEnded,
    refreshShown,
    changed,
    openIds: () => openIds,
  };
}

const approvalMemory = createMemory<import('../approvals/record.ts').ApprovalRecord[]>('approvals');
