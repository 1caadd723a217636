/** How much a site may ask of a person: one prompt at a time, a short queue, a pause after refusals. Holds nothing that matters after a stop. */
import { createQueue, type Queue } from '../lib/queue.ts';
import { promptPending, refused, tooMany } from './fault.ts';
import type { PromptKind } from './method.ts';

/** Requests of one kind that may wait for a site's turn, the one that is shown included. */
const ALLOWED: Readonly<Record<PromptKind, number>> = { connect: 1, network: 1, sign: 5, send: 5 };

/** More refusals than this within the window pause the site for as long again. */
const REFUSALS = 3;
const WINDOW = 30_000;

/** Refusals closer together than this are one act: closing the login page refuses all who waited for it. */
const ONE_ACT = 100;

interface SiteState {
  waiting: Map<PromptKind, number>;
  /** The site's turns. */
  inTurn: Queue;
  refusals: number[];
  pausedUntil: number;
  /** Raised when what waits is dropped: turns taken before are void. */
  round: number;
  /** Turns and holds that are not over. */
  busy: number;
}

export interface Prompts {
  /** @throws ProviderRpcError -32005 while the site is paused */
  ensureWelcome(origin: string): void;
  /**
   * Runs when it is the site's turn, one at a time.
   * @throws ProviderRpcError -32002 (too many of this kind wait), -32005 (paused), 4001 (dropped, or the document is gone)
   */
  inTurn<Value>(origin: string, kind: PromptKind, signal: AbortSignal, run: () => Promise<Value>): Promise<Value>;
  /** A prompt of an earlier worker is still there: others wait for it. */
  hold(origin: string, until: Promise<unknown>): void;
  /** The person refused. */
  refused(origin: string): void;
  /** Everything that waits for its turn is refused. */
  drop(origin: string): void;
  /** Changes with every drop. */
  round(origin: string): number;
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
      pausedUntil: 0,
      round: 0,
      busy: 0,
    };
    sites.set(origin, fresh);
    return fresh;
  };

  /** Keeps the map from growing with every site ever seen. */
  const forgetIdle = (): void => {
    for (const [origin, site] of sites)
      if (site.busy === 0 && (site.refusals.at(-1) ?? 0) + WINDOW < clock() && site.pausedUntil < clock())
        sites.delete(origin);
  };

  const ensureWelcome = (origin: string): void => {
    if ((sites.get(origin)?.pausedUntil ?? 0) > clock())
      throw tooMany('This site asked again and again after refusals. It has to wait half a minute.');
  };

  const count = (site: SiteState, kind: PromptKind, by: 1 | -1): void => {
    site.waiting.set(kind, (site.waiting.get(kind) ?? 0) + by);
    site.busy += by;
  };

  return {
    ensureWelcome,
    async inTurn(origin, kind, signal, run) {
      ensureWelcome(origin);
      const site = siteOf(origin);
      if ((site.waiting.get(kind) ?? 0) >= ALLOWED[kind]) throw promptPending();
      count(site, kind, 1);
      const { round } = site;
      const turn = site.inTurn(async () => {
        if (signal.aborted) throw refused('The page that asked is gone.');
        if (site.round !== round) throw refused('This request was cancelled: the site was changed meanwhile.');
        ensureWelcome(origin);
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
    refused(origin) {
      const site = siteOf(origin);
      const now = clock();
      if (now - (site.refusals.at(-1) ?? Number.NEGATIVE_INFINITY) < ONE_ACT) return;
      site.refusals = [...site.refusals.filter((at) => now - at < WINDOW), now];
      if (site.refusals.length > REFUSALS) site.pausedUntil = now + WINDOW;
    },
    drop(origin) {
      siteOf(origin).round++;
    },
    round: (origin) => sites.get(origin)?.round ?? 0,
  };
}
