/** Settings and networks of this profile: plain, because they hold for the time before the first login. Names no person, site or address. */
import * as v from 'valibot';
import type { Network } from '../chain/network.ts';
import { BUILT_IN_NETWORKS } from '../chain/networks.ts';
import { fromUtf8, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import type { Settings } from '../messaging/snapshot.ts';
import type { Vault } from '../vault/vault.ts';

const KEY = 'preferences';

const networkSchema = v.object({
  chainId: v.number(),
  name: v.string(),
  symbol: v.string(),
  decimals: v.number(),
  rpcUrls: v.array(v.string()),
  explorerUrl: v.nullable(v.string()),
});

const schema = v.object({
  settings: v.object({
    autoLockMinutes: v.number(),
    windowEthereum: v.boolean(),
    httpSites: v.boolean(),
    blindSigning: v.boolean(),
  }),
  /** RPC routes that the person set, by chain id. */
  routes: v.record(v.string(), v.array(v.string())),
  added: v.array(networkSchema),
});

type Stored = v.InferOutput<typeof schema>;
type AddedNetwork = v.InferOutput<typeof networkSchema>;

const DEFAULTS: Stored = {
  settings: { autoLockMinutes: 15, windowEthereum: true, httpSites: false, blindSigning: false },
  routes: {},
  added: [],
};

export interface Preferences {
  settings(): Settings;
  change(settings: Partial<Settings>): Promise<void>;
  /** Built-in networks first, then added ones; each with the routes that hold on this profile. */
  networks(): (Network & { ownRpc: boolean })[];
  network(chainId: number): (Network & { ownRpc: boolean }) | null;
  /** An empty list goes back to the built-in routes. @throws WalletError bad-input */
  setRoutes(chainId: number, rpcUrls: string[]): Promise<void>;
  add(network: AddedNetwork): Promise<void>;
  remove(chainId: number): Promise<void>;
  /** What is stored now: what a guest set has gone with him. */
  reload(): Promise<void>;
}

/** Reads once; a vault that is broken gives the defaults, so that the ways back can be shown. */
export async function openPreferences(vault: Vault): Promise<Preferences> {
  let stored = await read(vault);

  async function write(next: Stored) {
    stored = next;
    await vault.commit([{ table: 'settings', key: KEY, value: utf8(JSON.stringify(next)) }]);
  }

  const networks = () => [
    ...BUILT_IN_NETWORKS.map((network) => withRoutes(network, stored.routes)),
    ...stored.added.map((network) =>
      withRoutes({ ...network, multicall: null, tokens: [], builtIn: false, test: false }, stored.routes),
    ),
  ];
  const network = (chainId: number) => networks().find((candidate) => candidate.chainId === chainId) ?? null;

  return {
    settings: () => stored.settings,
    networks,
    network,
    async change(settings) {
      const next = { ...stored.settings, ...settings };
      if (!Number.isInteger(next.autoLockMinutes) || next.autoLockMinutes < 1 || next.autoLockMinutes > 24 * 60)
        throw new WalletError('bad-input', 'Choose a time between 1 minute and 24 hours.');
      await write({ ...stored, settings: next });
    },
    async setRoutes(chainId, rpcUrls) {
      if (!network(chainId)) throw new WalletError('not-found', 'This network is not in the list. Add it first.');
      const routes = { ...stored.routes };
      if (rpcUrls.length === 0) delete routes[chainId];
      else routes[chainId] = rpcUrls.map(ensureRpcUrl);
      await write({ ...stored, routes });
    },
    async add(added) {
      if (BUILT_IN_NETWORKS.some((known) => known.chainId === added.chainId))
        throw new WalletError('exists', 'This network is in the list already. Set its address there.');
      const others = stored.added.filter((known) => known.chainId !== added.chainId);
      const rpcUrls = added.rpcUrls.map(ensureRpcUrl);
      if (rpcUrls.length === 0) throw new WalletError('bad-input', 'Give at least one address of a node.');
      await write({ ...stored, added: [...others, { ...added, rpcUrls }] });
    },
    async remove(chainId) {
      await write({ ...stored, added: stored.added.filter((known) => known.chainId !== chainId) });
    },
    async reload() {
      stored = await read(vault);
    },
  };
}

async function read(vault: Vault): Promise<Stored> {
  try {
    const bytes = await vault.get('settings', KEY);
    return bytes ? v.parse(schema, JSON.parse(fromUtf8(bytes))) : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

const withRoutes = (network: Network, routes: Stored['routes']) => {
  const own = routes[network.chainId];
  return { ...network, rpcUrls: own ?? network.rpcUrls, ownRpc: own !== undefined };
};

/** https anywhere, http on this computer only. @throws WalletError bad-input */
export function ensureRpcUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    throw new WalletError('bad-input', 'Write the whole address of the node, beginning with https://');
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:'))
    throw new WalletError(
      'bad-input',
      'The address of a node begins with https:// unless the node runs on this computer.',
    );
  return url.href.replace(/\/$/, '');
}
