/** A wallet around the page API for tests: real permissions and approvals over memory, a node and a person that do as told. */
import { createApprovals } from '../../approvals/approvals.ts';
import { freeActOf } from '../../approvals/nostr.ts';
import type {
  ApprovalRecord,
  ApprovalRequest,
  ApprovalStore,
  Signed,
  WatchedItem,
  WatchedToken,
} from '../../approvals/record.ts';
import type { Bundle } from '../../chain/bundle.ts';
import type { Batching } from '../../chain/delegation.ts';
import { NodeError } from '../../chain/node-error.ts';
import type { PaymasterService } from '../../chain/sponsor.ts';
import { writeSignIn } from '../../ethereum/sign-in-text.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { UserOperation } from '../../ethereum/user-operation.ts';
import { fromHex, fromUtf8, type Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { ConnectReview, Review } from '../../messaging/approval.ts';
import { FOR_EVER } from '../../permissions/grant.ts';
import { createPermissions } from '../../permissions/permissions.ts';
import { createMemoryGrants, createMemoryPreferredChains } from '../../permissions/testing/memory-grants.ts';
import { siteName } from '../../testing/site-name.ts';
import type { Caller, ChainDoor, Reply } from '../deps.ts';
import { createRpc } from '../handle.ts';
import { chainOf } from '../site.ts';
import { createWatches, type WatchRecord } from '../watches.ts';
// Loaded already: what settles soon is waited for, and reading a file is not.
import '../table.ts';

export const SITE = 'https://app.example';
export const ALICE: Hex = '0x00000000000000000000000000000000000a11ce';
export const BOB: Hex = '0x0000000000000000000000000000000000000b0b';
/** Of NIP-06. */
export const NOSTR_KEY = '17162c921dc4d2518f9a101db33695df1afb56ab82f5ff3e5da6eec3ca5cd917';
export const TOP: Caller = { origin: SITE, tabId: 1, frameId: 0, within: null };

const CONNECT_BODY: ConnectReview = {
  kind: 'connect',
  accounts: [ALICE, BOB].map((address) => ({ address, name: '', balance: null, ticked: false, viewOnly: false })),
  newAccountName: '',
  newAccountTicked: false,
  loginKey: { ticked: false, known: false },
  signIn: null,
  networks: [],
  knownAs: [],
  others: [],
};

async function bodyOf(request: ApprovalRequest): Promise<Review['body']> {
  const { payload } = request;
  if (payload.kind === 'connect') return CONNECT_BODY;
  if (payload.kind !== 'nostr-event' && payload.kind !== 'nostr-text') return { kind: 'network', act: 'switch' };
  const act = await freeActOf(payload, request, siteName);
  return { kind: 'nostr', text: '', tags: [], repeat: act === null ? null : 'Again' };
}

export type World = ReturnType<typeof createWorld>;

export function createWorld() {
  const grants = createMemoryGrants();
  const preferredChains = createMemoryPreferredChains();
  let records: readonly ApprovalRecord[] = [];
  const store: ApprovalStore = {
    load: async () => [...structuredClone(records)],
    save: async (next) => {
      records = structuredClone(next);
    },
  };
  const state = {
    now: 1_000_000,
    unlocked: true,
    online: true,
    /** Session memory takes nothing more. */
    isFull: false,
    open: ['c1', 'c2'],
    active: 'c1' as string | null,
    /** The network that the popup shows. */
    home: 1,
    unlocks: 0,
    prompts: 0,
    prepared: 0,
    /** Windows that were opened before their request was there. */
    windows: 0,
    announced: [] as string[],
    /** Documents whose subscriptions changed. */
    subscribed: [] as string[],
    executed: [] as string[],
    /** By character, site and id. */
    bundles: {} as Record<string, Bundle>,
    shown: [] as string[],
    batching: 'unsupported' as Batching,
    bundler: false,
    /** What the site's service and the bundler make of calls; `null`: they refuse. */
    sponsor: null as UserOperation | null,
    sponsorsAsked: [] as PaymasterService[],
    loginKeys: [] as Hex[],
    /** So many sign-ins are made without a prompt. */
    signsIn: 0,
    watched: [] as Hex[],
    /** By lower-case address. */
    tokens: {} as Record<string, WatchedToken>,
    /** Items with the accounts that hold them. */
    items: [] as (WatchedItem & { holders: readonly Hex[] })[],
  };
  /** What follows in the worker. */
  const hooks = {
    announce: async (_origin: string): Promise<void> => {},
    subscriptions: (_document: string): void => {},
  };
  let watchRecords: WatchRecord[] | null = null;
  const unlocking: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const clock = (): number => state.now;
  const chain: ChainDoor = {
    chainIds: async () => [1, 10, 31337, 777],
    builtInChainIds: async () => [1, 10, 31337],
    request: async (characterId, chainId, method, params) => ({ characterId, chainId, method, params }),
    prepare: async (_characterId, chainId, request) => {
      state.prepared++;
      return {
        type: 'eip1559',
        chainId,
        from: request.from,
        to: request.to,
        value: request.value.toString(),
        data: request.data,
        nonce: state.prepared,
        gasLimit: '21000',
        maxFeePerGas: '2',
        maxPriorityFeePerGas: '1',
        accessList: [],
      } satisfies PreparedTransaction;
    },
    batching: async () => state.batching,
    offersDelegation: async () => state.batching !== 'unsupported',
    prepareCalls: async (_characterId, chainId, from, calls, batching) => {
      const [first, ...others] = calls.map((call, at): PreparedTransaction => {
        state.prepared++;
        const fees = { maxFeePerGas: '2', maxPriorityFeePerGas: '1', accessList: [] };
        return { type: 'eip1559', chainId, from, ...call, nonce: at, gasLimit: '21000', ...fees };
      });
      if (!first) throw new Error('no calls');
      const all = { ...first, to: from, data: '0x34fcd5be' } as const;
      const delegating: PreparedTransaction = {
        ...all,
        type: 'eip7702',
        delegate: BOB,
        maxFeePerGas: '2',
        maxPriorityFeePerGas: '1',
        accessList: [],
      };
      const together = batching === 'unsupported' ? null : batching === 'ready' ? delegating : all;
      return { transactions: [first, ...others], together };
    },
    hasBundler: () => state.bundler,
    async sponsor(_characterId, _together, service) {
      state.sponsorsAsked.push(service);
      if (state.sponsor === null) throw new NodeError(-32000, 'no budget');
      return state.sponsor;
    },
    bundle: async (characterId, origin, id) => state.bundles[JSON.stringify([characterId, origin, id])] ?? null,
    transactionByHash: async () => null,
    token: async (_characterId, _chainId, address) => state.tokens[address] ?? null,
    async item(_characterId, _chainId, accounts, { contract, id, standard }) {
      const found = state.items.find((one) => one.contract === contract && one.id === id && one.standard === standard);
      if (!found?.holders.some((holder) => accounts.includes(holder))) return null;
      return { contract, id, standard, collection: found.collection };
    },
    probe: async () => 5,
  };

  function start() {
    const permissions = createPermissions({
      store: grants,
      preferredChains,
      clock,
      onChange: (origins) => {
        for (const origin of origins) void hooks.announce(origin);
      },
    });
    const executed = <Value>(name: string, value: Value): Value => {
      state.executed.push(name);
      return value;
    };
    const approvals = createApprovals({
      store,
      clock,
      newId: () => `approval-${Math.random()}`,
      onChange: () => {},
      later: () => {},
      repeats: { take: async () => ({ kind: 'none' }), concerns: async () => false, concernsSite: async () => false },
      prepareWindow: () => {
        state.windows++;
      },
      releaseWindow: () => {},
      openPrompt: async () => {
        state.prompts++;
        return { wasThere: false };
      },
      review: async (request) => ({
        heading: { site: null, connectedSince: null, accountName: null, networkName: 'Ethereum' },
        review: {
          sentence: [],
          warnings: [],
          rows: [],
          body: await bodyOf(request),
          raw: JSON.stringify(request.payload),
          verb: 'Go on',
          refused: false,
        },
      }),
      executor: {
        prepare: () => undefined,
        connect: async ({ origin, characterId, chainId, edits, payload }) => {
          const accounts = edits.accounts ?? [ALICE];
          const { chains = [], signIn = null } = payload.kind === 'connect' ? payload : {};
          await permissions.connect({ origin: origin ?? '', characterId, accounts, chainId, chains });
          const address = accounts.find((account) => !state.watched.includes(account)) ?? ALICE;
          const signedIn = signIn && { address, message: writeSignIn(signIn, address), signature: '0x51' as const };
          return executed<unknown>('connect', signedIn ?? accounts);
        },
        signMessage: async ({ account, payload }) =>
          payload.kind === 'personal-sign' && payload.withText
            ? executed('sign-in', {
                address: account ?? ALICE,
                message: fromUtf8(fromHex(payload.message)),
                signature: '0x51' as const,
              })
            : executed<Hex>('message', '0x51'),
        signTypedData: async () => executed<Hex>('typed-data', '0x52'),
        findSigned: async () => null,
        signTransactions: async () => executed<Signed[]>('sign', [{ raw: '0x01', hash: '0xab' }]),
        broadcast: async ({ payload }) =>
          executed<unknown>('broadcast', payload.kind === 'calls' ? { id: payload.bundleId } : '0xab'),
        answered: () => undefined,
        switchNetwork: async ({ characterId, origin, payload }) => {
          if (payload.kind === 'switch-network') await permissions.setChain(characterId, origin ?? '', payload.chainId);
          return executed('switch', null);
        },
        addNetwork: async ({ characterId, origin, payload }) => {
          if (payload.kind === 'add-network')
            await permissions.setChain(characterId, origin ?? '', payload.network.chainId);
          return executed('add', null);
        },
        connectNostr: async ({ origin, characterId }) => {
          await permissions.connectNostr({ origin: origin ?? '', characterId, publicKey: NOSTR_KEY });
          return executed('connect nostr', NOSTR_KEY);
        },
        useNostr: async ({ payload, characterId, origin, within, edits }) => {
          const act = await freeActOf(payload, { origin, ...(within && { within }) }, siteName);
          if (edits.repeat && act !== null) await permissions.freeNostr(characterId, origin ?? '', act, FOR_EVER);
          return executed<unknown>(payload.kind, payload);
        },
        addToken: async ({ payload }) =>
          executed(`token ${payload.kind === 'watch-asset' ? payload.token.symbol : ''}`, null),
        addItem: async ({ payload }) => executed(`item ${payload.kind === 'watch-item' ? payload.item.id : ''}`, null),
      },
    });
    const watches = createWatches({
      store: {
        load: async () => structuredClone(watchRecords),
        save: async (next) => {
          if (state.isFull) throw new WalletError('storage-full', 'The disk is full.');
          watchRecords = structuredClone(next);
        },
      },
      route: async (origin) => {
        const grant = await permissions.serving(origin);
        return { characterId: grant?.characterId ?? null, chainId: await chainOf(permissions, origin, grant) };
      },
      request: ({ characterId, chainId }, method, params) => chain.request(characterId, chainId, method, params),
      clock,
      onSubscriptions: (document) => {
        state.subscribed.push(document);
        hooks.subscriptions(document);
      },
    });
    const rpc = createRpc({
      session: {
        ensureUnlocked: () => {
          if (state.unlocked) return Promise.resolve();
          state.unlocks++;
          return new Promise((resolve, reject) => unlocking.push({ resolve, reject }));
        },
        activeCharacterId: () => (state.unlocked ? state.active : null),
        isOpen: (characterId) => state.unlocked && state.open.includes(characterId),
        isLoginKey: async (_characterId, account) => state.loginKeys.includes(account),
        signingAccount: async (_characterId, accounts) =>
          accounts.find((account) => !state.watched.includes(account)) ?? null,
        homeChainId: async () => state.home,
      },
      permissions,
      approvals,
      chain,
      nostr: {
        freely: async ({ origin, within, characterId }, payload) => {
          const act = await freeActOf(payload, { origin, within }, siteName);
          const grant = await permissions.servingNostr(origin);
          if (act === null || grant?.characterId !== characterId || !grant.nostr?.free[act]) return null;
          return { result: executed<unknown>('freely', payload) };
        },
      },
      signIns: {
        freely: async ({ payload }, isTopFrame) => {
          if (!state.signsIn || !isTopFrame || payload.kind !== 'personal-sign') return null;
          state.signsIn--;
          return { result: executed<unknown>('signed in', '0x53') };
        },
      },
      watches,
      version: '1.2.3',
      clock,
      online: () => state.online,
      showActivity: async (characterId, activityIds) => {
        state.shown.push(`${characterId} ${activityIds.join()}`);
      },
      announce: async (origin) => {
        state.announced.push(origin);
        await hooks.announce(origin);
      },
    });
    return { permissions, approvals, watches, rpc };
  }

  let parts = start();
  let lastKey = 0;
  return {
    state,
    hooks,
    chain,
    grants,
    get permissions() {
      return parts.permissions;
    },
    get approvals() {
      return parts.approvals;
    },
    get watches() {
      return parts.watches;
    },
    get rpc() {
      return parts.rpc;
    },
    /** The worker is stopped and started: memory is gone, stores are not. */
    restart(): void {
      parts = start();
    },
    /** One request, by default of the top frame of SITE. */
    request(
      method: string,
      params?: unknown,
      options: { caller?: Caller; key?: string; signal?: AbortSignal } = {},
    ): Promise<Reply> {
      return parts.rpc.handle(options.caller ?? TOP, {
        key: options.key ?? `page:1:0:nonce:${++lastKey};`,
        text: JSON.stringify({ method, params }),
        signal: options.signal ?? new AbortController().signal,
      });
    },
    async connect(origin = SITE, characterId = 'c1', accounts: Hex[] = [ALICE]): Promise<void> {
      await parts.permissions.connect({ origin, characterId, accounts });
    },
    unlock(): void {
      state.unlocked = true;
      for (const { resolve } of unlocking.splice(0)) resolve();
    },
    giveUpUnlock(): void {
      for (const { reject } of unlocking.splice(0)) reject(new WalletError('stopped', 'The window was closed.'));
    },
    /** What waits, once all that is under way has settled. */
    async waiting(): Promise<ApprovalRecord[]> {
      await settle();
      return parts.approvals.list();
    },
    async approveFirst(accounts?: Hex[]): Promise<void> {
      const [first] = await this.waiting();
      if (!first) throw new Error('Nothing waits.');
      state.now += 1_000;
      const edits = first.payload.kind === 'connect' ? { accounts: accounts ?? [ALICE] } : {};
      await parts.approvals.decide(first.id, { kind: 'approve', revision: first.revision, edits, ticked: [] });
      await settle();
    },
    async refuseFirst(): Promise<void> {
      const [first] = await this.waiting();
      if (!first) throw new Error('Nothing waits.');
      state.now += 1_000;
      await parts.approvals.decide(first.id, { kind: 'refuse' });
      await settle();
    },
  };
}

/** Lets all promises run that need no time. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

export const ok = (result: unknown): Reply => ({ kind: 'result', result });

/** The code of an error, or what came instead. */
export const codeOf = (reply: Reply): unknown => (reply.kind === 'error' ? reply.error.code : reply);
