/** Puts a site's question before the person when its turn comes. One connect prompt per site serves all who ask to connect. */
import type { Outcome } from '../approvals/record.ts';
import { PROVIDER_CODES } from '../messaging/provider.ts';
import type { RpcDeps } from './deps.ts';
import { promptPending, refused } from './fault.ts';
import type { Question } from './method.ts';
import type { Prompts } from './prompts.ts';

export interface PromptRequest {
  key: string;
  origin: string;
  /** See Caller. */
  within: string | null;
  signal: AbortSignal;
  question: Question;
  /** May share the prompt of an earlier request. */
  joins: boolean;
}

const CHANGED = 'This request was cancelled: the site was changed meanwhile.';

export function createAsking(deps: RpcDeps, prompts: Prompts): { ask(asked: PromptRequest): Promise<Outcome> } {
  const { approvals, permissions, session } = deps;
  /** By site. The signal is that of the document whose prompt it is. */
  const connecting = new Map<string, { outcome: Promise<Outcome>; signal: AbortSignal }>();

  /** The grant, the account and the network must still be those that the question was made for. */
  async function ensureCurrent(origin: string, question: Question): Promise<void> {
    if (question.prompt === 'connect') return;
    const grant = await permissions.serving(origin);
    const same =
      grant?.characterId === question.characterId &&
      grant.chainId === question.chainId &&
      (question.account === null || grant.accounts.includes(question.account)) &&
      session.isOpen(question.characterId);
    if (!same) throw refused(CHANGED);
  }

  const inTurn = ({ key, origin, within, signal, question }: PromptRequest): Promise<Outcome> =>
    prompts.inTurn(origin, question.prompt, signal, async () => {
      const round = prompts.round(origin);
      await ensureCurrent(origin, question);
      const { characterId, account, chainId } = question;
      const payload = await question.payload();
      // A node may take its time over the preparation; what was taken from the site meanwhile counts.
      await ensureCurrent(origin, question);
      if (prompts.round(origin) !== round) throw refused(CHANGED);
      if (signal.aborted) throw refused('The page that asked is gone.');
      const outcome = await approvals.ask({ key, origin, within, characterId, account, chainId, payload });
      const byThePerson = outcome.kind === 'error' && outcome.code === PROVIDER_CODES.refused && !outcome.askerGone;
      if (byThePerson && prompts.round(origin) === round) prompts.refused(origin);
      return outcome;
    });

  /** A connect prompt that waits since before the worker was stopped, or that another document asked for. */
  async function earlierConnect({ key, origin }: PromptRequest): Promise<{ outcome: Promise<Outcome> } | null> {
    const requests = await approvals.list();
    const other = requests.find(
      (request) => request.origin === origin && request.payload.kind === 'connect' && request.key !== key,
    );
    return other ? approvals.recall(other.key, origin) : null;
  }

  async function connect(asked: PromptRequest): Promise<Outcome> {
    for (;;) {
      const earlier = await earlierConnect(asked);
      if (!earlier) return inTurn(asked);
      if (!asked.joins) throw promptPending();
      const outcome = await earlier.outcome;
      if (!isWithoutAsker(outcome) || asked.signal.aborted) return outcome;
    }
  }

  /** The outcome of the prompt that this request shares; `null` when the document that asked for it went away and nobody answered. */
  async function join({
    outcome,
    signal,
  }: {
    outcome: Promise<Outcome>;
    signal: AbortSignal;
  }): Promise<Outcome | null> {
    try {
      const shared = await outcome;
      return isWithoutAsker(shared) ? null : shared;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  return {
    async ask(asked) {
      const { origin, question, signal, joins } = asked;
      if (question.prompt !== 'connect') return inTurn(asked);
      for (let running = connecting.get(origin); running; running = connecting.get(origin)) {
        if (!joins) throw promptPending();
        const shared = await join(running);
        if (shared) return shared;
        // The next in line asks under its own name.
        if (signal.aborted) throw refused('The page that asked is gone.');
      }
      const outcome = connect(asked).finally(() => connecting.delete(origin));
      connecting.set(origin, { outcome, signal });
      return outcome;
    },
  };
}

const isWithoutAsker = (outcome: Outcome): boolean => outcome.kind === 'error' && outcome.askerGone === true;
