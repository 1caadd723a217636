/** The pipeline of a page request: find the method, parse, check the grant, unlock, run. Never throws; knows no method by name. */
import type { Outcome } from '../approvals/record.ts';
import { isWalletError } from '../lib/errors.ts';
import { ProviderRpcError } from '../messaging/provider.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import { createAsking } from './asking.ts';
import type { Caller, RawRequest, Reply, RpcDeps } from './deps.ts';
import { missing, notConnected, notGranted, refused, toFault, tooMany } from './fault.ts';
import type { Context, Method } from './method.ts';
import { listOf } from './params.ts';
import { createPrompts } from './prompts.ts';
import { parsePageRequest } from './request.ts';
import { chainOf } from './site.ts';
import { METHODS } from './table.ts';

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

  /** The grant of a site that this method is about. */
  const grantFor = ({ nostr }: Method, origin: string): Promise<SiteGrant | null> =>
    nostr ? permissions.servingNostr(origin) : permissions.serving(origin);

  const isConnected = async (origin: string): Promise<boolean> =>
    (await permissions.serving(origin)) !== null || (await permissions.servingNostr(origin)) !== null;

  /** @returns the grant after the requirements are met */
  async function meet(method: Method, caller: Caller): Promise<SiteGrant | null> {
    const { needs, allowsUnconnected, connects = false } = method;
    const { origin } = caller;
    const grant = await grantFor(method, origin);
    if (!grant && allowsUnconnected) return null;
    if (!grant && (needs === 'grant' || needs === 'character')) throw unconnected(method);
    if (needs === 'nothing' || needs === 'grant') return grant;
    await unlock(origin, connects);
    const now = await grantFor(method, origin);
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
    const request = parsePageRequest(text);
    const method = METHODS.get(request.method);
    if (!method) throw missing(request.method);
    const run = method.read(listOf(request.params, method.byName ?? false));
    const finish = async (outcome: Outcome): Promise<unknown> => {
      if (outcome.kind === 'error') throw new ProviderRpcError(outcome.code, outcome.message, outcome.data);
      if (method.cancelsPending) await dropSite(origin);
      const context = await contextOf(caller, key, await grantFor(method, origin));
      const result = method.finish ? await method.finish(outcome.result, context) : outcome.result;
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
    const step = await run(await contextOf(caller, key, await meet(method, caller)));
    if (step.kind === 'done') return step.result;
    if (step.kind === 'move' && prompts.mayMove(origin)) {
      await permissions.setChain(step.question.characterId, origin, step.chainId);
      return finish({ kind: 'result', result: null });
    }
    const { question } = step;
    if (method.answersAtOnce) prompts.ensureRoom(origin, question.prompt);
    const sharesPrompt = (method.sharesPrompt ?? false) && !question.alone;
    const asked = asking.ask({ key, origin, within, signal, question, sharesPrompt });
    if (!method.answersAtOnce) return finish(await asked);
    // Whatever comes of it, the site has its answer.
    asked.catch(() => undefined);
    return true;
  }

  async function dropSite(origin: string): Promise<void> {
    prompts.drop(origin);
    await approvals.cancel((request) => request.origin === origin, 'This request was cancelled: the site was changed.');
  }

  return {
    dropSite,
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
