/** Puts a site's question before the person when its turn comes. One connect prompt per site serves all who ask to connect. */
import type { Outcome } from '../approvals/record.ts';
import { PROVIDER_CODES } from '../messaging/provider.ts';
import type { RpcDeps } from './deps.ts';
import { promptPending, refused } from './fault.ts';
import type { Question } from './method.ts';
import type { Prompts } from './prompts.ts';

export interface Asked {
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

export function createAsking(deps: RpcDeps, prompts: Prompts): { ask(asked: Asked): Promise<Outcome> } {
  const { approvals, permissions, session } = deps;
  const connecting = new Map<string, Promise<Outcome>>();

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

  const inTurn = ({ key, origin, within, signal, question }: Asked): Promise<Outcome> =>
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
      const byThePerson = outcome.kind === 'error' && outcome.code === PROVIDER_CODES.refused;
      if (byThePerson && prompts.round(origin) === round) prompts.refused(origin);
      return outcome;
    });

  /** A connect prompt that waits since before the worker was stopped, or that another document asked for. */
  async function earlierConnect({ key, origin }: Asked): Promise<{ outcome: Promise<Outcome> } | null> {
    const requests = await approvals.list();
    const other = requests.find(
      (request) => request.origin === origin && request.payload.kind === 'connect' && request.key !== key,
    );
    return other ? approvals.recall(other.key, origin) : null;
  }

  async function connect(asked: Asked): Promise<Outcome> {
    const earlier = await earlierConnect(asked);
    if (earlier && !asked.joins) throw promptPending();
    return earlier ? earlier.outcome : inTurn(asked);
  }

  return {
    async ask(asked) {
      const { origin, question, joins } = asked;
      if (question.prompt !== 'connect') return inTurn(asked);
      const running = connecting.get(origin);
      if (running && joins) return running;
      if (running) throw promptPending();
      const outcome = connect(asked).finally(() => connecting.delete(origin));
      connecting.set(origin, outcome);
      return outcome;
    },
  };
}
