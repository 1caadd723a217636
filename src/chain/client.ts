/**
 * A JSON-RPC client for one chain over several routes, with failover that `status` reports. Never uses a route that serves another chain.
 *
 * [Note: One client per character] Each character has its own client for each network, and a client asks about the accounts
 * of its character alone. A node that sees accounts of two characters in one request or one connection can tell that they
 * belong to one person.
 */
import { WalletError } from '../lib/errors.ts';
import { chainNodes as t } from '../locales/en/chain/nodes.ts';
import type { Client, Question, RouteStatus } from './client-type.ts';
import { NodeError } from './node-error.ts';
import { isForBundler, SENDING } from './own-route.ts';
import { type Fetch, isSilent, sendBatch, sendRequest } from './transport.ts';

export type { Client, RouteStatus } from './client-type.ts';

export interface ClientOptions {
  chainId: number;
  /** RPC addresses, tried in this order. */
  urls: readonly string[];
  /** A private relay: signed transactions go there and to nobody else, also when it does not answer. */
  sendUrl?: string | null;
  /** A bundler: user operations go there and to nobody else. */
  bundlerUrl?: string | null;
  fetch: Fetch;
  /** ms since 1970. */
  clock: () => number;
  timeoutMilliseconds?: number;
  /** A longer response fails its request; the route stays in use. */
  maximumBytes?: number;
  /** Routes that were found to serve this chain before. See [Note: Beside the check]. */
  found?: FoundRoutes;
}

/**
 * [Note: Beside the check] A client asks each route for its chain id before anything else. A route that another client found to serve the chain before,
 * mostly one of an earlier worker, is asked for it again, but the question goes out beside that: a distant node would keep a person waiting twice as
 * long. The answer counts only if the check passes. What sends something always waits for the check.
 */
export interface FoundRoutes {
  has(url: string): boolean;
  /** @param serves `false`: not any more */
  note(url: string, serves: boolean): void;
}

/** A failed route is tried last for this long. */
const REST_MILLISECONDS = 30_000;
/** A route that kept silent about several requests at once gets them one by one for this long. */
const SINGLY_MILLISECONDS = 5 * 60_000;

interface Route extends RouteStatus {
  restsUntil: number;
  /** Requests go out one by one until then, in ms since 1970. Infinite: as far as is known it takes no batches. */
  singlyUntil: number;
  /** How often it has answered. */
  answers: number;
  /** The route answered with the right chain id. */
  checked: boolean;
  /** The running request for the chain id; concurrent requests share it. */
  checking: Promise<void> | null;
}

const toRoute = (url: string): Route => ({
  url,
  state: 'unknown',
  problem: null,
  answeredAt: null,
  restsUntil: 0,
  singlyUntil: 0,
  answers: 0,
  checked: false,
  checking: null,
});

export function createClient(options: ClientOptions): Client {
  const { chainId, clock } = options;
  const transport = {
    fetch: options.fetch,
    timeoutMilliseconds: options.timeoutMilliseconds ?? 8_000,
    maximumBytes: options.maximumBytes ?? 32_000_000,
  };
  const routes = options.urls.map(toRoute);
  const relay = options.sendUrl ? [toRoute(options.sendUrl)] : null;
  const bundler = options.bundlerUrl ? [toRoute(options.bundlerUrl)] : [];

  /** The routes to try: first those that did not fail recently, then the others; never a route of another chain. */
  function inOrder(among: readonly Route[] = routes): Route[] {
    const usable = among.filter(({ state }) => state !== 'wrong-chain');
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
      throw new WalletError('no-network', t.notJsonRpc);
    if (BigInt(answer) !== BigInt(chainId)) {
      route.state = 'wrong-chain';
      options.found?.note(route.url, false);
      throw new WalletError('no-network', t.servesAnother(String(BigInt(answer)), chainId));
    }
    route.checked = true;
    options.found?.note(route.url, true);
  }

  /** See [Note: Beside the check]. */
  async function onceChecked<Value>(
    route: Route,
    send: (route: Route) => Promise<Value>,
    isRead: boolean,
  ): Promise<Value> {
    const checking = ensureChain(route);
    if (checking === null) return send(route);
    const beside = isRead && options.found?.has(route.url) ? send(route) : null;
    beside?.catch(() => undefined);
    await checking;
    return beside ?? send(route);
  }

  function answered(route: Route): void {
    Object.assign(route, { state: 'answers', problem: null, answeredAt: clock(), restsUntil: 0 });
  }

  function failed(route: Route, problem: string): void {
    if (route.state !== 'wrong-chain') route.state = 'failing';
    Object.assign(route, { problem, restsUntil: clock() + REST_MILLISECONDS });
  }

  /** Tries the routes one after the other. @param silent said where none answers @param isRead it changes nothing where it is asked */
  async function along<Value>(
    send: (route: Route) => Promise<Value>,
    among: readonly Route[] = routes,
    silent = t.noneAnswers,
    isRead = true,
  ): Promise<Value> {
    const problems: WalletError[] = [];
    let isDead = true;
    for (const route of inOrder(among)) {
      const before = route.answers;
      try {
        const result = await onceChecked(route, send, isRead);
        answered(route);
        return result;
      } catch (error) {
        if (error instanceof NodeError && route.checked) {
          answered(route);
          throw error;
        }
        if (!(error instanceof WalletError)) throw error;
        failed(route, error.message);
        problems.push(error);
        // What answers something else meanwhile is silent about this alone: another question may do.
        isDead &&= isSilent(error) && route.answers === before;
      }
    }
    throw new WalletError('no-network', silent, isDead ? { cause: problems[0] } : {});
  }

  async function sendTo(route: Route, { method, params }: Question): Promise<unknown> {
    const before = route.answers;
    try {
      const result = await sendRequest(route.url, method, params, transport);
      route.answers++;
      return result;
    } catch (error) {
      if (error instanceof NodeError) route.answers++;
      // Silent about everything: it was not the batch.
      else if (isSilent(error) && route.answers === before) route.singlyUntil = 0;
      throw error;
    }
  }

  const oneOf = (route: Route, question: Question): Promise<unknown> =>
    sendTo(route, question).catch((error: unknown) => {
      if (error instanceof NodeError) return error;
      throw error;
    });

  return {
    chainId,
    bundles: bundler.length > 0,

    request(method, params = []) {
      const send = (route: Route) => sendTo(route, { method, params });
      if (isForBundler(method)) return along(send, bundler, t.noBundler, false);
      if (method !== SENDING) return along(send);
      return relay === null ? along(send, routes, t.noneAnswers, false) : along(send, relay, t.noRelay, false);
    },

    batch: (questions) =>
      along(async (route) => {
        const tries = route.singlyUntil <= clock() && questions.length > 1;
        // Whether the route works at all is found by single requests: after a silence, by the next ones.
        const answers = tries
          ? await sendBatch(route.url, questions, transport).catch((error: unknown) => {
              if (!isSilent(error)) return null;
              route.singlyUntil = clock() + SINGLY_MILLISECONDS;
              throw error;
            })
          : null;
        if (answers !== null) {
          route.answers++;
          return answers;
        }
        const singly = await Promise.all(questions.map((each) => oneOf(route, each)));
        if (tries) route.singlyUntil = Infinity;
        return singly;
      }),

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
