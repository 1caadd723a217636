/** Creates the parts that talk to nodes: clients, balances, exposed accounts, and the tracker of what was sent. */
import type { Network } from '../../chain/network.ts';
import { createTracker } from '../../chain/track.ts';
import type { Hex } from '../../lib/bytes.ts';
import { names as t } from '../../locales/en/messaging/names.ts';
import type { Session } from '../../session/session.ts';
import type { ActiveCharacter } from '../active-character.ts';
import { createAllowanceKeeper } from '../adapters/allowances.ts';
import { createBalanceKeeper } from '../adapters/balances.ts';
import type { Balances } from '../adapters/balances-type.ts';
import { createChainClients } from '../adapters/chain-clients.ts';
import { createEnsNames } from '../adapters/ens-names.ts';
import { createExposedAccounts } from '../adapters/exposed-accounts.ts';
import { createFoundTokens, type JustCame } from '../adapters/found-tokens.ts';
import { createHeldItems } from '../adapters/held-items.ts';
import { createPriceKeeper, type KnownPrices } from '../adapters/prices.ts';
import { createSentStore } from '../adapters/sent-store.ts';
import { createBadge } from '../browser/badge.ts';
import type { Memories } from '../browser/memory.ts';
import { createNotifications } from '../browser/notifications.ts';
import { readTokenList } from '../browser/package-lists.ts';
import { cameIn } from '../views/came-in.ts';
import type { OpenState } from './open-state.ts';
import type { Storage } from './storage.ts';

export interface NetworkDeps {
  session: Session;
  preferences: Storage['preferences'];
  memory: Memories;
  shown: ActiveCharacter;
  open: Readonly<OpenState>;
  changed(): void;
}

export type NetworkParts = ReturnType<typeof createNetworkParts>;

export function createNetworkParts({ session, preferences, memory, shown, open, changed }: NetworkDeps) {
  const clients = createChainClients(session, preferences, memory('routes'), memory('served-nodes'), readTokenList);
  const ens = createEnsNames(clients, Date.now);
  const found = createFoundTokens(
    session.incoming,
    clients,
    (characterId) => sentBy(characterId),
    (came) => void tellCameIn(came).catch(() => undefined),
  );
  const items = createHeldItems(found);
  const balances = createBalanceKeeper({ session, clients, found, items, clock: Date.now, onChange: changed });
  const prices = createPriceKeeper({
    clients,
    settings: preferences.settings,
    memory: memory<KnownPrices>('prices'),
    fetch: (input, init) => fetch(input, init),
    clock: Date.now,
    changed,
  });
  const allowances = createAllowanceKeeper(session, clients, Date.now);
  const sentBy = async (characterId: string) => (await tracker.of(characterId)).list();
  const sentOn = async (characterId: string) =>
    (await sentBy(characterId)).map(({ transaction }) => transaction.chainId);
  const exposed = createExposedAccounts(session, clients, preferences, sentOn, Date.now);
  const sent = createSentStore(session, session.history, Date.now);
  const badge = createBadge();
  const notifications = createNotifications(preferences.settings);

  /** Puts the number of pending transactions of the open characters on the toolbar button. */
  const showPending = (): void => badge.show(tracker.waitingOf(open.characterIds));

  /** Reads a character's balances on its network; `force`: also when they were read a moment ago. */
  async function refreshShown(characterId: string, force = false): Promise<void> {
    const profile = await session.profiles.read(characterId).catch(() => null);
    if (profile) await balances.refresh(characterId, profile.chainId, force);
  }

  /** Reads prices, unless they were read within a minute: for what a page shows. */
  async function refreshPrices(characterId: string, chainId: number): Promise<void> {
    const network = await clients.withTokens(chainId).catch(() => null);
    if (network) await prices.refresh(characterId, network, heldOf(network, balances.of(characterId, chainId)));
  }

  /** Says what came in just now, in the words that the activity has for it. */
  async function tellCameIn({ characterId, chainId, received }: JustCame): Promise<void> {
    const profile = await session.profiles.read(characterId);
    const on = (await found.received(characterId)).filter((one) => one.chainId === chainId);
    const just = { received: async () => on.map((one) => ({ ...one, received })) };
    notifications.received(await cameIn({ found: just, clients, tracker }, characterId, profile), nameOf(chainId));
  }

  const nameOf = (chainId: number): string => preferences.network(chainId)?.name ?? t.network(chainId);

  const tracker = createTracker({
    store: sent,
    clientFor: (characterId, chainId) => (preferences.network(chainId) ? clients.client(characterId, chainId) : null),
    clock: Date.now,
    schedule(act, milliseconds) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    onEnded(transaction) {
      notifications.ended(transaction, nameOf(transaction.transaction.chainId));
    },
    onMoved() {
      // A payment moves a balance when it is in a block or no longer in it, not when it is signed or sent.
      const characterId = shown.current();
      if (characterId) void refreshShown(characterId, true);
    },
    onChange() {
      changed();
      showPending();
    },
  });

  return {
    clients,
    ens,
    balances,
    prices,
    refreshPrices,
    found,
    items,
    allowances,
    exposed,
    sent,
    tracker,
    showPending,
    refreshShown,
  };
}

/** Tokens of the list of which an account holds some. */
const heldOf = ({ tokens }: Network, { tokens: held }: Balances): Hex[] =>
  tokens.flatMap(({ address }) =>
    [...(held.get(address)?.values() ?? [])].some((amount) => amount > 0n) ? [address] : [],
  );
