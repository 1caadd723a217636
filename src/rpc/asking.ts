/** Shows a site's requests to the person, one at a time. One connect prompt per site serves all connect requests. */
import type { ApprovalRequest, Outcome, Payload } from '../approvals/record.ts';
import { PROVIDER_CODES } from '../messaging/provider.ts';
import type { RpcDeps } from './deps.ts';
import { promptPending, refused } from './fault.ts';
import type { PromptKind, Question } from './method.ts';
import type { Prompts } from './prompts.ts';

export interface PromptRequest {
  key: string;
  origin: string;
  /** See Caller. */
  within: string | null;
  signal: AbortSignal;
  question: Question;
  /** It runs on a network of the site's session. */
  inSession: boolean;
  /** The request may share the prompt of an earlier one. */
  sharesPrompt: boolean;
}

/** Prompts that connect a site, and their payloads: several requests may share one. */
const CONNECTING: Partial<Record<PromptKind, Payload['kind']>> = { connect: 'connect', nostr: 'nostr-connect' };

const CHANGED = 'This request was cancelled: the site was changed meanwhile.';

export function createAsking(deps: RpcDeps, prompts: Prompts): { ask(asked: PromptRequest): Promise<Outcome> } {
  const { approvals, permissions, session } = deps;
  /** By kind of prompt and origin. The signal belongs to the document that opened the prompt. */
  const connecting = new Map<string, { outcome: Promise<Outcome>; signal: AbortSignal }>();

  /** Checks that grant, account and network are still those of the request. @throws ProviderRpcError 4001 */
  async function ensureCurrent({ origin, question, inSession }: PromptRequest): Promise<void> {
    if (question.prompt === 'connect') return;
    const isNostr = question.prompt === 'nostr' || question.nostr === true;
    const grant = await (isNostr ? permissions.servingNostr(origin) : permissions.serving(origin));
    // The first one of a site: nothing was there that could have changed but who sees its accounts.
    if (question.prompt === 'nostr') {
      const seen = grant ?? (await permissions.serving(origin));
      const isOther = seen !== null && seen.characterId !== question.characterId && session.isOpen(seen.characterId);
      if (isOther) throw refused(CHANGED);
      return;
    }
    const mayUse = inSession ? grant?.chains?.includes(question.chainId) : grant?.chainId === question.chainId;
    const same =
      grant?.characterId === question.characterId &&
      (question.ownNetwork === true || mayUse === true) &&
      (question.account === null || grant.accounts.includes(question.account)) &&
      session.isOpen(question.characterId);
    if (!same) throw refused(CHANGED);
  }

  const inTurn = (asked: PromptRequest): Promise<Outcome> => {
    const { key, origin, within, signal, question, inSession } = asked;
    return prompts.inTurn(origin, { kind: question.prompt, signal, inSession }, async () => {
      const generation = prompts.generation(origin, asked);
      await ensureCurrent(asked);
      const { characterId, account, chainId } = question;
      // What the person let the site do without a prompt was about the site's own network.
      const free = inSession ? null : await question.freely?.();
      if (free) return { kind: 'result', result: free.result };
      const make = async (): Promise<ApprovalRequest> => {
        const payload = await question.payload();
        // Preparation may take time; the site may have been changed during it.
        await ensureCurrent(asked);
        if (prompts.generation(origin, asked) !== generation) throw refused(CHANGED);
        if (signal.aborted) throw refused('The page that asked is gone.');
        const request = { key, origin, within, characterId, account, chainId, payload };
        return inSession ? { ...request, inSession } : request;
      };
      const counted = (): Promise<ApprovalRequest> =>
        make().catch((error: unknown) => {
          prompts.failed(origin);
          throw error;
        });
      const isEarly = question.opensEarly === true && prompts.mayOpenEarly(origin);
      const outcome = await (isEarly ? approvals.askOnceMade(origin, counted) : approvals.ask(await counted()));
      if (outcome.kind === 'error' && outcome.askerGone) prompts.failed(origin);
      const { refused: no, upgradeRefused } = PROVIDER_CODES;
      const byThePerson =
        outcome.kind === 'error' && [no, upgradeRefused].some((code) => code === outcome.code) && !outcome.askerGone;
      if (byThePerson && prompts.generation(origin, asked) === generation) prompts.refused(origin);
      return outcome;
    });
  };

  /** Finds an open connect prompt of another document, or one from before the worker was stopped. */
  async function earlierConnect({
    key,
    origin,
    question,
  }: PromptRequest): Promise<{ outcome: Promise<Outcome> } | null> {
    const requests = await approvals.list();
    const other = requests.find(
      (request) =>
        request.origin === origin && request.payload.kind === CONNECTING[question.prompt] && request.key !== key,
    );
    return other ? approvals.recall(other.key, origin) : null;
  }

  async function connect(asked: PromptRequest): Promise<Outcome> {
    for (;;) {
      const earlier = await earlierConnect(asked);
      if (!earlier) return inTurn(asked);
      if (!asked.sharesPrompt) throw promptPending();
      const outcome = await earlier.outcome;
      if (!isWithoutAsker(outcome) || asked.signal.aborted) return withoutResult(outcome);
    }
  }

  /** The outcome of the shared prompt; `null` when the document that opened it is gone and nobody answered. */
  async function join({
    outcome,
    signal,
  }: {
    outcome: Promise<Outcome>;
    signal: AbortSignal;
  }): Promise<Outcome | null> {
    try {
      const shared = await outcome;
      return isWithoutAsker(shared) ? null : withoutResult(shared);
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  return {
    async ask(asked) {
      const { origin, question, signal, sharesPrompt } = asked;
      if (CONNECTING[question.prompt] === undefined) return inTurn(asked);
      const name = `${question.prompt} ${origin}`;
      for (let running = connecting.get(name); running; running = connecting.get(name)) {
        if (!sharesPrompt) throw promptPending();
        const shared = await join(running);
        if (shared) return shared;
        // The next waiting request opens a prompt of its own.
        if (signal.aborted) throw refused('The page that asked is gone.');
      }
      const outcome = connect(asked).finally(() => connecting.delete(name));
      connecting.set(name, { outcome, signal });
      return outcome;
    },
  };
}

/** Whoever shares a prompt is connected by it, and gets nothing that was signed for the request that opened it. */
const withoutResult = (outcome: Outcome): Outcome =>
  outcome.kind === 'result' ? { kind: 'result', result: null } : outcome;

const isWithoutAsker = (outcome: Outcome): boolean => outcome.kind === 'error' && outcome.askerGone === true;
