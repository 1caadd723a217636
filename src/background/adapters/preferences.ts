/** Settings and networks of this profile: plain, because they hold for the time before the first login. Names no person, site or address. */
import * as v from 'valibot';
import { listedFacts } from '../../chain/listed-network.ts';
import type { Network } from '../../chain/network.ts';
import { BUILT_IN_NETWORKS } from '../../chain/networks.ts';
import { overRoutes, type Routes, readRoutes, writeRoutes } from '../../chain/route.ts';
import { type Hex, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import { CURRENCIES } from '../../messaging/price-view.ts';
import type { Settings } from '../../messaging/settings.ts';
import { listBy, orElse, parseJson, type Read, readStored, type Unread, writeStored } from '../../vault/stored.ts';
import type { Vault } from '../../vault/vault.ts';
import { defaultChainId } from './build-defaults.ts';
import { ensureGateway, ensureUrl } from './web-address.ts';

const KEY = 'preferences';

const contract = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value));

const networkSchema = v.object({
  chainId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  name: orElse(v.string(), () => t.unnamedNetwork),
  symbol: orElse(v.string(), '?'),
  decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36)),
  // Where the person's own node cannot be read, no other node is asked instead.
  rpcUrls: orElse(v.array(v.string()), []),
  explorerUrl: orElse(v.nullable(v.string()), null),
  /** As the list of networks in the package has them. */
  multicall: v.optional(contract),
  l1FeeOracle: v.optional(contract),
  test: v.optional(v.boolean()),
});

const DEFAULT_SETTINGS: Settings = {
  autoLockMinutes: 15,
  windowEthereum: true,
  windowNostr: true,
  httpSites: false,
  blindSigning: false,
  recoveryCheckDays: 90,
  notifications: true,
  incomingNotifications: true,
  privateNotifications: false,
  sidePanel: false,
  firstSteps: true,
  singleKeys: true,
  accountsApart: false,
  testNetworks: false,
  priceSource: 'off',
  priceService: { format: 'coingecko', url: '' },
  currency: 'USD',
  assetOrder: 'value',
  ipfsGateway: '',
};

const isLockTime = (minutes: number): boolean => Number.isInteger(minutes) && minutes >= 1 && minutes <= 24 * 60;

/** Whole days; 0 switches the reminder off. */
const isCheckTime = (days: number): boolean => Number.isInteger(days) && days >= 0 && days <= 3660;

const settingsSchema = v.object({
  autoLockMinutes: orElse(v.pipe(v.number(), v.check(isLockTime)), DEFAULT_SETTINGS.autoLockMinutes),
  windowEthereum: orElse(v.boolean(), DEFAULT_SETTINGS.windowEthereum),
  windowNostr: orElse(v.boolean(), DEFAULT_SETTINGS.windowNostr),
  httpSites: orElse(v.boolean(), DEFAULT_SETTINGS.httpSites),
  blindSigning: orElse(v.boolean(), DEFAULT_SETTINGS.blindSigning),
  recoveryCheckDays: orElse(v.pipe(v.number(), v.check(isCheckTime)), DEFAULT_SETTINGS.recoveryCheckDays),
  notifications: orElse(v.boolean(), DEFAULT_SETTINGS.notifications),
  incomingNotifications: orElse(v.boolean(), DEFAULT_SETTINGS.incomingNotifications),
  privateNotifications: orElse(v.boolean(), DEFAULT_SETTINGS.privateNotifications),
  sidePanel: orElse(v.boolean(), DEFAULT_SETTINGS.sidePanel),
  firstSteps: orElse(v.boolean(), DEFAULT_SETTINGS.firstSteps),
  singleKeys: orElse(v.boolean(), DEFAULT_SETTINGS.singleKeys),
  accountsApart: orElse(v.boolean(), DEFAULT_SETTINGS.accountsApart),
  testNetworks: orElse(v.boolean(), DEFAULT_SETTINGS.testNetworks),
  priceSource: orElse(v.picklist(['off', 'feeds', 'service']), DEFAULT_SETTINGS.priceSource),
  priceService: orElse(
    v.object({ format: v.picklist(['coingecko', 'defillama']), url: v.string() }),
    DEFAULT_SETTINGS.priceService,
  ),
  currency: orElse(v.picklist(CURRENCIES), DEFAULT_SETTINGS.currency),
  assetOrder: orElse(v.picklist(['value', 'name', 'amount']), DEFAULT_SETTINGS.assetOrder),
  ipfsGateway: orElse(v.string(), DEFAULT_SETTINGS.ipfsGateway),
});

const recordSchema = v.object({
  settings: orElse(settingsSchema, DEFAULT_SETTINGS),
  /** RPC routes that the person set, by chain id. One that cannot be read is no reason to ask the built-in node. */
  routes: orElse(v.record(v.string(), orElse(v.array(v.string()), [])), {}),
  added: orElse(listBy('chainId', networkSchema), []),
  /** Networks that the person put into the menus, or took out of them. */
  shown: orElse(v.record(v.string(), v.boolean()), {}),
  /** Block explorers that the person chose, by chain id. */
  explorers: orElse(v.record(v.string(), v.string()), {}),
});

type Stored = v.InferOutput<typeof recordSchema>;
type AddedNetwork = v.InferOutput<typeof networkSchema>;

const DEFAULTS: Stored = { settings: DEFAULT_SETTINGS, routes: {}, added: [], shown: {}, explorers: {} };

const schema = orElse(recordSchema, DEFAULTS);

export interface ListedNetwork extends Network {
  /** The person set its nodes. */
  ownRpc: boolean;
  /** The private relay that the person set for signed transactions. */
  sendUrl: string | null;
  /** The bundler that the person set for user operations. */
  bundlerUrl: string | null;
  /** Menus show it. */
  shown: boolean;
  /** The person chose the explorer. */
  ownExplorer: boolean;
}

export interface Preferences {
  settings(): Settings;
  change(settings: Partial<Settings>): Promise<void>;
  /** Built-in networks first, then added ones; each with the routes that hold on this profile. */
  networks(): ListedNetwork[];
  network(chainId: number): ListedNetwork | null;
  /** Puts a network into the menus, or takes it out of them. @throws WalletError not-found */
  setShown(chainId: number, shown: boolean): Promise<void>;
  /** `null`: back to the built-in explorer. @throws WalletError not-found | bad-input */
  setExplorer(chainId: number, url: string | null): Promise<void>;
  /** No node, relay or bundler: back to the built-in routes. @throws WalletError bad-input */
  setRoutes(chainId: number, routes: Routes): Promise<void>;
  add(network: AddedNetwork): Promise<void>;
  remove(chainId: number): Promise<void>;
  /** The settings that are stored now, as the next worker finds them. What holds here stays. */
  stored(): Promise<Settings>;
  /** Reads what is stored now: what a guest session set has gone with it. */
  reload(): Promise<void>;
  /** Parts of the stored record that could not be read. They stay in it; defaults stand in for them. */
  unread(): readonly Unread[];
  /** Deletes those parts, so that the defaults hold. */
  forgetUnread(): Promise<void>;
}

/** Reads once. With a broken vault the defaults hold, so that the pages can show how to restore. */
export async function openPreferences(
  vault: Vault,
  /** The list of networks in the package. */
  readNetworks: () => Promise<unknown> = async () => [],
): Promise<Preferences> {
  let { value: stored, unread } = await read(vault);
  /** Each change writes everything: one at a time, so that none undoes another. */
  const inTurn = createQueue();

  async function write(next: Stored, kept: readonly Unread[] = unread) {
    if (!v.is(recordSchema, next)) throw new WalletError('bad-input', t.unknownSettings);
    const value = utf8(JSON.stringify(writeStored(next, kept)));
    await vault.commit([{ table: 'settings', key: KEY, value }]);
    ({ value: stored, unread } = await read(vault));
  }

  const isShown = ({ chainId, builtIn, popular, test }: Network): boolean =>
    stored.shown[chainId] ??
    (!builtIn || chainId === defaultChainId || (popular && (!test || stored.settings.testNetworks)));

  const withRoutes = (network: Network): ListedNetwork => {
    const own = stored.routes[network.chainId];
    // Where it cannot be read which nodes the person set, none is asked.
    const others = unread.some(isAllRoutes) ? [] : network.rpcUrls;
    const { rpcUrls, sendUrl, bundlerUrl } = overRoutes(own ?? null, {
      rpcUrls: others,
      sendUrl: null,
      bundlerUrl: null,
    });
    const ownRpc = own !== undefined && (own.length === 0 || readRoutes(own).rpcUrls.length > 0);
    const explorer = stored.explorers[network.chainId];
    return {
      ...network,
      rpcUrls: [...rpcUrls],
      sendUrl,
      bundlerUrl,
      ownRpc,
      shown: isShown(network),
      explorerUrl: explorer ?? network.explorerUrl,
      ownExplorer: explorer !== undefined,
    };
  };

  const networks = () => [
    ...BUILT_IN_NETWORKS.map(withRoutes),
    ...stored.added.map((network) =>
      withRoutes({
        ...network,
        multicall: network.multicall ?? null,
        test: network.test ?? false,
        tokens: [],
        builtIn: false,
        popular: false,
      }),
    ),
  ];
  const network = (chainId: number) => networks().find((candidate) => candidate.chainId === chainId) ?? null;

  return {
    settings: () => stored.settings,
    networks,
    network,
    change: (settings) =>
      inTurn(async () => {
        const next = { ...stored.settings, ...settings };
        if (settings.ipfsGateway !== undefined) next.ipfsGateway = ensureGateway(settings.ipfsGateway);
        if (!isLockTime(next.autoLockMinutes)) throw new WalletError('bad-input', t.lockTime);
        if (!isCheckTime(next.recoveryCheckDays)) throw new WalletError('bad-input', t.checkTime);
        const { url } = next.priceService;
        if (url !== '') next.priceService = { ...next.priceService, url: ensureUrl(url, 'service') };
        else if (next.priceSource === 'service') throw new WalletError('bad-input', t.noPriceService);
        await write({ ...stored, settings: next });
      }),
    setRoutes: (chainId, set) =>
      inTurn(async () => {
        if (!network(chainId)) throw new WalletError('not-found', t.addNetworkFirst);
        const routes = { ...stored.routes };
        const written = toStoredRoutes(set);
        if (written.length === 0) delete routes[chainId];
        else routes[chainId] = written;
        await write({ ...stored, routes });
      }),
    setShown: (chainId, shown) =>
      inTurn(async () => {
        if (!network(chainId)) throw new WalletError('not-found', t.addNetworkFirst);
        await write({ ...stored, shown: { ...stored.shown, [chainId]: shown } });
      }),
    setExplorer: (chainId, url) =>
      inTurn(async () => {
        if (!network(chainId)) throw new WalletError('not-found', t.addNetworkFirst);
        const { [chainId]: _before, ...explorers } = stored.explorers;
        await write({
          ...stored,
          explorers: url === null ? explorers : { ...explorers, [chainId]: ensureUrl(url, 'explorer') },
        });
      }),
    add: (added) =>
      inTurn(async () => {
        if (BUILT_IN_NETWORKS.some((known) => known.chainId === added.chainId))
          throw new WalletError('exists', t.networkListed);
        const others = stored.added.filter((known) => known.chainId !== added.chainId);
        const rpcUrls = added.rpcUrls.map(ensureRpcUrl);
        if (rpcUrls.length === 0) throw new WalletError('bad-input', t.noNodeAddress);
        // Without the contracts of the list the fee of a second-layer network would be shown too low.
        const facts = listedFacts(await readNetworks().catch(() => []), added.chainId);
        await write({ ...stored, added: [...others, { ...facts, ...added, rpcUrls }] });
      }),
    remove: (chainId) =>
      inTurn(async () => {
        const { [chainId]: _removed, ...shown } = stored.shown;
        const { [chainId]: _explorer, ...explorers } = stored.explorers;
        await write({ ...stored, shown, explorers, added: stored.added.filter((known) => known.chainId !== chainId) });
      }),
    stored: () => inTurn(async () => (await read(vault)).value.settings),
    reload: () =>
      inTurn(async () => {
        ({ value: stored, unread } = await read(vault));
      }),
    unread: () => unread,
    forgetUnread: () =>
      inTurn(() =>
        write(
          stored,
          unread.filter(({ why }) => why === 'newer'),
        ),
      ),
  };
}

/** A vault that cannot be read gives the defaults; nothing can be written to it either. */
async function read(vault: Vault): Promise<Read<Stored>> {
  const bytes = await vault.get('settings', KEY).catch(() => null);
  return (bytes && readStored(schema, parseJson(bytes))) ?? { value: DEFAULTS, unread: [] };
}

const isAllRoutes = ({ path: [first, ...rest] }: Unread): boolean =>
  first === undefined || (first === 'routes' && rest.length === 0);

/** @throws WalletError bad-input */
const ensureRpcUrl = (text: string): string => ensureUrl(text, 'node');

/** @throws WalletError bad-input */
export const toStoredRoutes = ({ rpcUrls, sendUrl, bundlerUrl }: Routes): string[] =>
  writeRoutes({
    rpcUrls: rpcUrls.map(ensureRpcUrl),
    sendUrl: sendUrl === null ? null : ensureRpcUrl(sendUrl),
    bundlerUrl: bundlerUrl === null ? null : ensureRpcUrl(bundlerUrl),
  });
