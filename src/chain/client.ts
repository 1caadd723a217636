/** A connection to one chain over several routes, with failover that can be seen. Never sends to a route that serves another chain. */
import { WalletError } from '../lib/errors.ts';
import type { Client, RouteStatus } from './client-type.ts';
import { NodeError } from './node-error.ts';
import { type Fetch, sendRequest } from './transport.ts';

export type { Client, RouteStatus } from './client-type.ts';

export interface ClientOptions {
  chainId: number;
  /** Tried in this order. */
  urls: readonly string[];
  fetch: Fetch;
  /** ms since 1970. */
  clock: () => number;
  timeoutMilliseconds?: number;
  /** A longer answer fails its question alone. */
  maximumBytes?: number;
}

/** A route that failed is passed over for so long. */
const REST_MILLISECONDS = 30_000;

interface Route extends RouteStatus {
  restsUntil: number;
  /** Its chain id was asked and agrees. */
  checked: boolean;
  /** The question for its chain id, while it is under way: requests made at once share it. */
  checking: Promise<void> | null;
}

export function createClient(options: ClientOptions): Client {
  const { chainId, clock } = options;
  const transport = {
    fetch: options.fetch,
    timeoutMilliseconds: options.timeoutMilliseconds ?? 8_000,
    maximumBytes: options.maximumBytes ?? 32_000_000,
  };
  const routes: Route[] = options.urls.map((url) => ({
    url,
    state: 'unknown',
    problem: null,
    answeredAt: null,
    restsUntil: 0,
    checked: false,
    checking: null,
  }));

  /** Routes to try: the rested ones in their order, then the resting ones, never one of another chain. */
  function inOrder(): Route[] {
    const usable = routes.filter(({ state }) => state !== 'wrong-chain');
    const now = clock();
    return [...usable.filter((route) => route.restsUntil <= now), ...usable.filter((route) => route.restsUntil > now)];
  }

  function ensureChain(route: Route): Promise<void> | null {
    if (route.checked) return null;
    route.checking ??= checkChain(route).finally(() => {
      route.checking = null;
    });
    return route.checking;
  }

  async function checkChain(route: Route): Promise<void> {
    const answer = await sendRequest(route.url, 'eth_chainId', [], transport);
    if (typeof answer !== 'string' || !/^0x[0-9a-fA-F]{1,16}$/.test(answer))
      throw new WalletError('no-network', 'Its answer is not JSON-RPC.');
    if (BigInt(answer) !== BigInt(chainId)) {
      route.state = 'wrong-chain';
      throw new WalletError('no-network', `It serves the network ${BigInt(answer)}, not ${chainId}.`);
    }
    route.checked = true;
  }

  function answered(route: Route): void {
    Object.assign(route, { state: 'answers', problem: null, answeredAt: clock(), restsUntil: 0 });
  }

  function failed(route: Route, problem: string): void {
    if (route.state !== 'wrong-chain') route.state = 'failing';
    Object.assign(route, { problem, restsUntil: clock() + REST_MILLISECONDS });
  }

  return {
    chainId,

    async request(method, params = []) {
      for (const route of inOrder()) {
        try {
          await ensureChain(route);
          const result = await sendRequest(route.url, method, params, transport);
          answered(route);
          return result;
        } catch (error) {
          if (error instanceof NodeError && route.checked) {
            answered(route);
            throw error;
          }
          if (!(error instanceof WalletError)) throw error;
          failed(route, error.message);
        }
      }
      throw new WalletError('no-network', 'None of the addresses of this network answers.');
    },

    status() {
      const serving = inOrder().find(({ state }) => state === 'answers') ?? null;
      const asked = routes.some(({ state }) => state !== 'unknown');
      return {
        answers: asked ? serving !== null : null,
        url: serving?.url ?? null,
        failedOver: serving !== null && serving !== routes[0],
        routes: routes.map(({ url, state, problem, answeredAt }) => ({ url, state, problem, answeredAt })),
      };
    },
  };
}
