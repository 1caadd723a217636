/** Creates the page API, and the ports over which pages reach it. */
import browser from 'webextension-polyfill';
import type { Approvals, ApprovalsDeps } from '../../approvals/contract.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { createRpc } from '../../rpc/handle.ts';
import { chainOf } from '../../rpc/site.ts';
import { createWatches, type WatchRecord } from '../../rpc/watches.ts';
import type { Session } from '../../session/session.ts';
import type { ActiveCharacter } from '../active-character.ts';
import { createNostrDoor } from '../adapters/nostr.ts';
import { createSignInDoor } from '../adapters/sign-in.ts';
import { createActivityWindow } from '../browser/activity-window.ts';
import type { Memories } from '../browser/memory.ts';
import { siteName } from '../browser/site-name.ts';
import type { UnlockTab } from '../browser/unlock-tab.ts';
import { wakeTabs } from '../browser/wake-tabs.ts';
import { REMEMBERED } from '../first-answers/remembered.ts';
import { createPages } from '../pages.ts';
import { createSubscriptions } from '../subscriptions.ts';
import type { GrantParts } from './grants.ts';
import type { NetworkParts } from './networks.ts';
import type { OpenState } from './open-state.ts';
import type { Storage } from './storage.ts';

/** What some requests do with nodes, loaded for the first of them. */
const chain = () => import('./page-chain.ts');

export interface PageApiDeps {
  session: Session;
  preferences: Storage['preferences'];
  memory: Memories;
  networks: NetworkParts;
  grants: GrantParts;
  approvals: Approvals;
  review: ApprovalsDeps['review'];
  shown: ActiveCharacter;
  open: Readonly<OpenState>;
  unlockTab: UnlockTab;
  changed(): void;
  later(run: () => void, delay: number): void;
}

export function createPageApi(deps: PageApiDeps) {
  const { session, preferences, grants, approvals, shown, open, unlockTab, changed, later } = deps;
  const { clients, tracker } = deps.networks;
  /** `null`: the character is closed, and what it sent cannot be looked at. */
  const sentBy = (characterId: string) =>
    tracker.of(characterId).catch((error: unknown) => {
      if (isWalletError(error, 'locked') || isWalletError(error, 'closed')) return null;
      throw error;
    });
  const { permissions, blocked } = grants;

  const watches = createWatches({
    store: deps.memory<WatchRecord[]>(REMEMBERED.watches),
    route: async (origin) => {
      if (await blocked.has(origin)) throw new WalletError('refused', 'The person blocked this site.');
      const grant = await permissions.serving(origin);
      return { characterId: grant?.characterId ?? null, chainId: await chainOf(permissions, origin, grant) };
    },
    request: ({ characterId, chainId }, method, params) => clients.client(characterId, chainId).request(method, params),
    clock: Date.now,
    onSubscriptions: (document) => void subscriptions.changed(document),
  });
  const subscriptions = createSubscriptions({ watches, later });
  /** Written down once the answer has left. */
  const signed = (): void => later(() => void session.signing.keepSigned().then(changed, () => undefined), 0);
  /** What is asked in one moment goes out together. */
  const together = async (characterId: string, chainId: number) =>
    (await chain()).forReview(clients.client(characterId, chainId));
  const activityWindow = createActivityWindow(deps.memory('activity-window'));

  const rpc = createRpc({
    session: {
      ensureUnlocked: unlockTab.ensureUnlocked,
      activeCharacterId: () => shown.acting(),
      isOpen: (characterId) => open.characterIds.has(characterId),
      async isLoginKey(characterId, account) {
        const profile = await session.profiles.read(characterId).catch(() => null);
        return profile?.loginKeys?.some(({ address }) => address === account) ?? false;
      },
      async signingAccount(characterId, granted) {
        const { accounts, loginKeys = [] } = await session.profiles.read(characterId);
        const signing = [...accounts, ...loginKeys].filter(({ targetId }) => targetId !== null);
        return granted.find((account) => signing.some(({ address }) => address === account)) ?? null;
      },
      homeChainId: async (characterId) => (await session.profiles.read(characterId)).chainId,
    },
    permissions,
    approvals,
    chain: {
      chainIds: async () => preferences.networks().map(({ chainId }) => chainId),
      builtInChainIds: async () => preferences.networks().flatMap(({ builtIn, chainId }) => (builtIn ? [chainId] : [])),
      request: async (characterId, chainId, method, params) =>
        clients.client(characterId, chainId).request(method, params),
      async prepare(characterId, chainId, request) {
        const { prepareTransaction, beginReview } = await chain();
        const client = beginReview(clients.client(characterId, chainId));
        return prepareTransaction(request, { client, nextNonce: tracker.freeNonce });
      },
      async batching(characterId, chainId, account) {
        const profile = await session.profiles.read(characterId).catch(() => null);
        // A watch-only account signs nothing, a login key no calls; no node is asked about it.
        const isWatched = profile?.accounts.some(({ address, kind }) => address === account && kind === 'watch');
        const isLoginKey = profile?.loginKeys?.some(({ address }) => address === account);
        return isWatched || isLoginKey
          ? 'unsupported'
          : (await chain()).readBatching(await together(characterId, chainId), account);
      },
      offersDelegation: async (characterId, chainId) =>
        (await chain()).offersDelegation(await together(characterId, chainId)),
      async prepareCalls(characterId, chainId, from, calls, batching) {
        const { prepareBatch, beginReview } = await chain();
        const client = beginReview(clients.client(characterId, chainId));
        return prepareBatch(from, calls, batching, { client, nextNonce: tracker.freeNonce });
      },
      hasBundler: (characterId, chainId) => clients.client(characterId, chainId).bundles === true,
      async sponsor(characterId, together, service) {
        const client = clients.client(characterId, together.chainId);
        const { prepareSponsored } = await chain();
        return prepareSponsored(together, service, { client, fetch: (input, init) => fetch(input, init) });
      },
      bundle: async (characterId, origin, id) =>
        (await chain()).findBundle((await sentBy(characterId))?.list() ?? [], origin, id),
      transactionByHash: async (characterId, chainId, hash) =>
        (await sentBy(characterId))?.transactionByHash(chainId, hash) ?? null,
      token: async (characterId, chainId, address) => {
        const network = await clients.withTokens(chainId);
        const { readToken } = await chain();
        const token = await readToken(clients.client(characterId, chainId), network, address);
        if (!token?.named) return null;
        const { symbol, name, decimals, resembles = false, bare } = token;
        return { address, symbol, name, decimals, resembles, ...(bare !== undefined && { bare }) };
      },
      async item(characterId, chainId, accounts, item) {
        const [client, network] = [clients.client(characterId, chainId), await clients.withTokens(chainId)];
        const { readHolders, readCollectionName } = await chain();
        const [holders] = await readHolders(client, network, [{ ...item, accounts }]);
        if (holders === undefined || holders === 'unanswered')
          throw new WalletError('no-network', 'The node does not say who holds this item.');
        return holders.size === 0
          ? null
          : { ...item, collection: await readCollectionName(client, network, item.contract) };
      },
      probe: async (url) => (await chain()).probeChainId(url, (input, init) => fetch(input, init)),
    },
    nostr: createNostrDoor({ session, permissions, siteName }, Date.now),
    signIns: createSignInDoor({ session, permissions, review: deps.review, signed }, Date.now),
    watches,
    version: browser.runtime.getManifest().version,
    clock: Date.now,
    online: () => navigator.onLine,
    async showActivity(characterId, activityIds) {
      await shown.set(characterId);
      changed();
      await activityWindow.show(activityIds);
    },
    announce: (origin) => pages.announce(origin),
  });

  const pages = createPages({
    handle: async (caller, request) =>
      (await blocked.has(caller.origin))
        ? { kind: 'error', error: { code: 4001, message: 'The person blocked this site.' } }
        : rpc.handle(caller, request),
    approvals,
    permissions,
    subscriptions,
    settings: async () => preferences.settings(),
    wakeTabs,
    later,
  });

  return { rpc, pages };
}
