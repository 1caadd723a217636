/**
 * Limits how much a site may ask of a person: one prompt at a time, a short queue, a pause after refusals. State in memory only: the browser
 * stops the worker after half a minute without an event, and by then WINDOW is over.
 */
import { createQueue, type Queue } from '../lib/queue.ts';
import { promptPending, refused, tooMany } from './fault.ts';
import type { PromptKind } from './method.ts';

/** Waiting requests per kind and site, the shown one included. */
const ALLOWED: Readonly<Record<PromptKind, number>> = {
  connect: 1,
  network: 1,
  asset: 5,
  sign: 5,
  send: 5,
  nostr: 1,
  // An app that opens a list of messages asks for all of them; the first prompt can answer for the others.
  text: 100,
};

/** More refusals than this within WINDOW (ms) pause the site for another WINDOW. */
const REFUSALS = 3;
const WINDOW = 30_000;

/** At most this many changes of network within WINDOW happen without a prompt: each is stored. */
const MOVES = 10;

/** Refusals closer together than this (ms) count as one: closing the login page refuses all requests that wait for it. */
const ONE_ACT = 100;

interface SiteState {
  waiting: Map<PromptKind, number>;
  /** The site's turns. */
  inTurn: Queue;
  refusals: number[];
  moves: number[];
  /** When a request could not be made last. */
  failedAt: number;
  pausedUntil: number;
  /** Incremented by `drop`: requests that started waiting before are cancelled. */
  generation: number;
  /** The same for requests on the site's own network. */
  ofNetwork: number;
  /** Number of unfinished turns and holds. */
  busy: number;
}

export interface Turn {
  kind: PromptKind;
  signal: AbortSignal;
  /** It stays when the site's own network changes. */
  inSession: boolean;
}

export interface Prompts {
  /** @throws ProviderRpcError -32005 while the site is paused */
  ensureNotPaused(origin: string): void;
  /**
   * Runs `run` when it is the site's turn, one at a time.
   * @throws ProviderRpcError -32002 (too many of this kind wait), -32005 (paused), 4001 (dropped, or the document is gone)
   */
  inTurn<Value>(origin: string, turn: Turn, run: () => Promise<Value>): Promise<Value>;
  /** @throws ProviderRpcError as `inTurn` would before it waits */
  ensureRoom(origin: string, kind: PromptKind): void;
  /** Makes the site's requests wait for a prompt from before the worker was stopped. */
  hold(origin: string, until: Promise<unknown>): void;
  /** Counts a change of network without a prompt; false: too many within a short time. */
  mayMove(origin: string): boolean;
  /** A request of the site could not be made, or its document has gone. */
  failed(origin: string): void;
  /** May a window open before the request is made? False within WINDOW after one that was not: no site has windows come up and go again and again. */
  mayOpenEarly(origin: string): boolean;
  /** The person refused. */
  refused(origin: string): void;
  /** Refuses all waiting requests of the site. @param options.network only those on the site's own network, which has changed */
  drop(origin: string, options: { network: boolean }): void;
  /** A number that changes with every `drop` that concerns such a request. */
  generation(origin: string, turn: Pick<Turn, 'inSession'>): number;
}

export function createPrompts(clock: () => number): Prompts {
  const sites = new Map<string, SiteState>();

  const siteOf = (origin: string): SiteState => {
    const known = sites.get(origin);
    if (known) return known;
    forgetIdle();
    const fresh: SiteState = {
      waiting: new Map(),
      inTurn: createQueue(),
      refusals: [],
      moves: [],
      failedAt: Number.NEGATIVE_INFINITY,
      pausedUntil: 0,
      generation: 0,
      ofNetwork: 0,
      busy: 0,
    };
    sites.set(origin, fresh);
    return fresh;
  };

  /** Removes idle sites, so that the map does not grow with every site. */
  const forgetIdle = (): void => {
    for (const [origin, site] of sites)
      if (
        site.busy === 0 &&
        Math.max(site.refusals.at(-1) ?? 0, site.moves.at(-1) ?? 0, site.failedAt) + WINDOW < clock() &&
        site.pausedUntil < clock()
      )
        sites.delete(origin);
  };

  const ensureNotPaused = (origin: string): void => {
    if ((sites.get(origin)?.pausedUntil ?? 0) > clock())
      throw tooMany('This site asked again and again after refusals. It has to wait half a minute.');
  };

  const ensureRoom = (origin: string, kind: PromptKind): void => {
    ensureNotPaused(origin);
    if ((siteOf(origin).waiting.get(kind) ?? 0) >= ALLOWED[kind]) throw promptPending();
  };

  const count = (site: SiteState, kind: PromptKind, by: 1 | -1): void => {
    site.waiting.set(kind, (site.waiting.get(kind) ?? 0) + by);
    site.busy += by;
  };

  return {
    ensureNotPaused,
    ensureRoom,
    async inTurn(origin, { kind, signal, inSession }, run) {
      ensureRoom(origin, kind);
      const site = siteOf(origin);
      count(site, kind, 1);
      const generation = generationOf(site, inSession);
      const turn = site.inTurn(async () => {
        if (signal.aborted) throw refused('The page that asked is gone.');
        if (generationOf(site, inSession) !== generation)
          throw refused('This request was cancelled: the site was changed meanwhile.');
        ensureNotPaused(origin);
        return run();
      });
      try {
        return await turn;
      } finally {
        count(site, kind, -1);
      }
    },
    hold(origin, until) {
      const site = siteOf(origin);
      site.busy++;
      const held = until.catch(() => undefined).finally(() => site.busy--);
      void site.inTurn(() => held);
    },
    mayMove(origin) {
      const site = siteOf(origin);
      const now = clock();
      site.moves = site.moves.filter((at) => now - at < WINDOW);
      if (site.moves.length >= MOVES) return false;
      site.moves.push(now);
      return true;
    },
    failed(origin) {
      siteOf(origin).failedAt = clock();
    },
    mayOpenEarly: (origin) => siteOf(origin).failedAt + WINDOW < clock(),
    refused(origin) {
      const site = siteOf(origin);
      const now = clock();
      if (now - (site.refusals.at(-1) ?? Number.NEGATIVE_INFINITY) < ONE_ACT) return;
      site.refusals = [...site.refusals.filter((at) => now - at < WINDOW), now];
      if (site.refusals.length > REFUSALS) site.pausedUntil = now + WINDOW;
    },
    drop(origin, { network }) {
      const site = siteOf(origin);
      if (network) site.ofNetwork++;
      else site.generation++;
    },
    generation(origin, { inSession }) {
      const site = sites.get(origin);
      return site ? generationOf(site, inSession) : 0;
    },
  };
}

const generationOf = ({ generation, ofNetwork }: SiteState, inSession: boolean): number =>
  inSession ? generation : generation + ofNetwork;
