/** Brings every part of the wallet in line with what is open, after each opening and closing. Opens and closes nothing itself, but locks where a part fails. */
import type { Approvals } from '../../approvals/contract.ts';
import type { Repeats } from '../../approvals/repeat/repeats.ts';
import type { Session } from '../../session/session.ts';
import type { ActiveCharacter } from '../active-character.ts';
import type { Removals } from '../adapters/removals.ts';
import type { UnlockTab } from '../browser/unlock-tab.ts';
import type { Pages } from '../pages.ts';
import type { Rounds } from '../rounds.ts';
import type { GrantParts } from './grants.ts';
import type { NetworkParts } from './networks.ts';
import type { OpenState } from './open-state.ts';
import type { Others } from './others.ts';
import type { Storage } from './storage.ts';

export interface SettleDeps {
  session: Session;
  preferences: Storage['preferences'];
  networks: NetworkParts;
  grants: GrantParts;
  approvals: Approvals;
  repeats: Pick<Repeats, 'end'>;
  removals: Pick<Removals, 'forget'>;
  pages: Pages;
  shown: ActiveCharacter;
  unlockTab: UnlockTab;
  /** Only the wallet in use may be open. */
  others: Pick<Others, 'isInUse' | 'opened' | 'locked' | 'mirroring'>;
  /** Written here and nowhere else. */
  open: OpenState;
  rounds(): Rounds;
  changed(): void;
}

export interface Settling {
  /**
   * After anything was opened or closed. Afterwards requests of sites that waited for it go on, whatever opened the wallet,
   * and pages learn what they may see.
   * @throws whatever a part fails with; the session is locked then, unless it was settled before
   */
  settle(): Promise<void>;
  /** Settles where a step-up has ended by itself since: that happens without a call. */
  settleIfEnded(): Promise<void>;
  /** At the start of the worker: locks where a part fails, for a worker that does not start could not even say so. */
  start(): Promise<void>;
  /** The session is locked: every part forgets what was open. */
  closed(): void;
}

export function createSettling(deps: SettleDeps): Settling {
  const { session, networks, grants, approvals, shown, open, changed } = deps;
  const { clients, tracker, showPending } = networks;

  async function alignParts(): Promise<void> {
    if (!deps.others.isInUse() && (await session.layers()).length > 0) await session.lock();
    const layers = await session.layers();
    open.characterIds = new Set(layers.flatMap((layer) => layer.characterIds));
    open.viewedIds = new Set(layers.flatMap((layer) => layer.viewedIds));
    // They end with their character, also where it opens again at once.
    await deps.repeats.end(({ characterId }) => !open.characterIds.has(characterId));
    await deps.removals.forget((_id, { characterId }) => !open.characterIds.has(characterId));
    const [login] = layers;
    if (login) await session.profiles.loadCache();
    await shown.settle();
    await clients.load();
    if (!login) {
      open.isSettled = false;
      return;
    }
    await deps.others.opened();
    const { log } = await session.view();
    await deps.others.mirroring(async () => {
      const existing = new Set(log.characterIds);
      await grants.grants.rebuild(existing);
      await grants.blocked.rebuild(existing);
    });
    // What is wrong with one character keeps nobody from the others.
    for (const { id } of await session.profiles.readable()) await session.accounts.adopt(id).catch(() => undefined);
    await tracker.start();
    showPending();
    await session.profiles.saveCache();
    // The session may have been locked meanwhile.
    open.isSettled = (await session.layers()).length > 0;
    // Requests that were approved before the worker stopped, and waited for the unlock.
    void approvals.resume().catch(() => undefined);
    changed();
    deps.rounds().soon();
  }

  async function settle(): Promise<void> {
    try {
      await alignParts();
    } catch (error) {
      if (!open.isSettled) await session.lock();
      deps.unlockTab.failed();
      throw error;
    }
    if (!open.isSettled) return;
    deps.unlockTab.unlocked();
    await deps.pages.announceAll();
  }

  return {
    settle,
    async settleIfEnded() {
      const still = new Set((await session.layers()).flatMap((layer) => layer.characterIds));
      if ([...open.characterIds].some((id) => !still.has(id))) await settle();
    },
    start: () => alignParts().catch(() => session.lock()),
    closed() {
      open.isSettled = false;
      open.characterIds = new Set();
      open.viewedIds = new Set();
      showPending();
      // Whoever opens the wallet next.
      void deps.repeats.end(() => true);
      void deps.removals.forget(() => true);
      void shown.settle();
      tracker.stop();
      networks.balances.forget();
      networks.prices.forget();
      networks.allowances.forget();
      networks.exposed.forget();
      void deps.preferences.reload().then(changed);
      deps.others.locked();
    },
  };
}
