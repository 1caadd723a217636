/** The pipeline of a page request: find the method, parse, check the grant, unlock, run. Never throws; knows no method by name. */
import type { Outcome } from '../approvals/record.ts';
import { isWalletError } from '../lib/errors.ts';
import { ProviderRpcError } from '../messaging/provider.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import { createAsking } from './asking.ts';
import type { Caller, RawRequest, Reply, RpcDeps } from './deps.ts';
import { notConnected, notGranted, refused, toFault, tooMany } from './fault.ts';
import { type Asked, notInSession, toAsked } from './invoke.ts';
import type { Context, Method } from './method.ts';
import { listOf } from './params.ts';
import { createPrompts } from './prompts.ts';
import { parsePageRequest } from './request.ts';
import { chainOf } from './site.ts';

/** Maximum of concurrent requests of one site, over all its documents. */
const MAX_CONCURRENT_REQUESTS = 512;

export interface Rpc {
  /** Never rejects. A repeated request with the same key gets the same reply. */
  handle(caller: Caller, request: RawRequest): Promise<Reply>;
  /** Cancels all waiting requests of this site, because its network, accounts or character changed. */
  dropSite(origin: string): Promise<void>;
}

export function createRpc(deps: RpcDeps): Rpc {
  const { approvals, permissions, session } = deps;
  const prompts = createPrompts(deps.clock);
  const asking = createAsking(deps, prompts);
  const concurrentRequests = new Map<string, number>();

  async function unlock(origin: string, connects: boolean): Promise<void> {
    prompts.ensureNotPaused(origin);
    try {
      await session.ensureUnlocked({ origin, connects });
    } catch (error) {
      if (!isWalletError(error, 'stopped')) throw error;
      prompts.refused(origin);
      throw refused('The wallet was not unlocked.');
    }
  }

  /**
   * The grant of a site that this method is about. In a session it is on the network of the request, for this request alone.
   * @throws ProviderRpcError 4100 if the session does not have that network
   */
  async function grantFor({ method, scope }: Asked, origin: string): Promise<SiteGrant | null> {
    const grant = await (method.nostr ? permissions.servingNostr(origin) : permissions.serving(origin));
    if (scope === null) return grant;
    if (!grant?.chains?.includes(scope)) throw notInSession();
    return { ...grant, chainId: scope };
  }

  const isConnected = async (origin: string): Promise<boolean> =>
    (await permissions.serving(origin)) !== null || (await permissions.servingNostr(origin)) !== null;

  /** @returns the grant after the requirements are met */
  async function meet(asked: Asked, caller: Caller): Promise<SiteGrant | null> {
    const { method } = asked;
    const { needs, allowsUnconnected, connects = false } = method;
    const { origin } = caller;
    const grant = await grantFor(asked, origin);
    if (!grant && allowsUnconnected) return null;
    if (!grant && (needs === 'grant' || needs === 'character')) throw unconnected(method);
    if (needs === 'nothing' || needs === 'grant') return grant;
    await unlock(origin, connects);
    const now = await grantFor(asked, origin);
    if (needs === 'character') {
      if (!now) throw unconnected(method);
      if (!session.isOpen(now.characterId))
        throw notGranted('What this site is connected with is not open in the wallet at the moment.');
    }
    return now;
  }

  const contextOf = async (caller: Caller, key: string, grant: SiteGrant | null): Promise<Context> => ({
    caller,
    key,
    deps,
    grant,
    chainId: await chainOf(permissions, caller.origin, grant),
  });

  async function answer(caller: Caller, { key, text, signal }: RawRequest): Promise<unknown> {
    const { origin, frameId, within } = caller;
    if (frameId !== 0 && !(await isConnected(origin)))
      throw notGranted('A frame is served only when its own site is connected.');
    const wanted = await toAsked(parsePageRequest(text));
    const { method } = wanted;
    const run = method.read(listOf(wanted.params, method.byName ?? false));
    const finish = async (outcome: Outcome): Promise<unknown> => {
      if (outcome.kind === 'error') throw new ProviderRpcError(outcome.code, outcome.message, outcome.data);
      if (method.cancelsPending) await drop(origin, { network: true });
      const finished = async () => contextOf(caller, key, await grantFor(wanted, origin));
      const result = method.finish ? await method.finish(outcome.result, await finished()) : outcome.result;
      await deps.announce(origin);
      return result;
    };
    const mayAsk = method.needs === 'unlock' || method.needs === 'character';
    const recalled = mayAsk ? await approvals.recall(key, origin) : null;
    if (recalled) {
      prompts.hold(origin, recalled.outcome);
      if (method.answersAtOnce) return true;
      return finish(await recalled.outcome);
    }
    const step = await run(await contextOf(caller, key, await meet(wanted, caller)));
    if (step.kind === 'done') return step.result;
    if (step.kind === 'move' && prompts.mayMove(origin)) {
      await permissions.setChain(step.question.characterId, origin, step.chainId);
      return finish({ kind: 'result', result: null });
    }
    const { question } = step;
    if (method.answersAtOnce) prompts.ensureRoom(origin, question.prompt);
    const sharesPrompt = (method.sharesPrompt ?? false) && !question.alone;
    const inSession = wanted.scope !== null;
    const asked = asking.ask({ key, origin, within, signal, question, inSession, sharesPrompt });
    if (!method.answersAtOnce) return finish(await asked);
    // Whatever comes of it, the site has its answer.
    asked.catch(() => undefined);
    return true;
  }

  /** @param options.network the site is on another network; what waits in its session stays */
  async function drop(origin: string, { network }: { network: boolean }): Promise<void> {
    prompts.drop(origin, { network });
    await approvals.cancel(
      (request) => request.origin === origin && !(network && request.inSession),
      'This request was cancelled: the site was changed.',
    );
  }

  return {
    dropSite: (origin) => drop(origin, { network: false }),
    async handle(caller, request) {
      const { origin } = caller;
      const count = concurrentRequests.get(origin) ?? 0;
      try {
        if (count >= MAX_CONCURRENT_REQUESTS) throw tooMany('Too many requests of this site wait for an answer.');
        concurrentRequests.set(origin, count + 1);
        try {
          return { kind: 'result', result: (await answer(caller, request)) ?? null };
        } finally {
          const left = (concurrentRequests.get(origin) ?? 1) - 1;
          if (left > 0) concurrentRequests.set(origin, left);
          else concurrentRequests.delete(origin);
        }
      } catch (error) {
        return { kind: 'error', error: toFault(error, deps.online) };
      }
    },
  };
}

const unconnected = ({ nostr }: Method) => notConnected(nostr ? 'window.nostr.getPublicKey' : 'eth_requestAccounts');
