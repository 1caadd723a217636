/**
 * A client whose questions of one moment go out together: as one batch, and the same question once. For what the wallet asks by itself; a
 * page's own requests go out as they come.
 */
import { askEach } from './ask-all.ts';
import type { Client, Question } from './client-type.ts';
import { NodeError } from './node-error.ts';
import { hasOwnRoute } from './own-route.ts';
import { isSilent } from './transport.ts';

type Answer = { result: unknown } | { error: unknown };

const gathering = new WeakMap<Client, Client>();

/** The same for every caller, so that questions of all of them go out together. */
export function gathered(client: Client): Client {
  const made = gathering.get(client) ?? gather(client);
  gathering.set(client, made);
  gathering.set(made, made);
  return made;
}

function gather(client: Client): Client {
  /** What is asked in this moment, and its answers; `null`: nothing is. */
  let moment: { questions: Map<string, Question>; answers: Promise<ReadonlyMap<string, Answer>> } | null = null;

  function begin() {
    const questions = new Map<string, Question>();
    // Whoever asks in this moment may first wait for what is stored: this comes after all that is ready by now.
    const over = new Promise<void>((resolve) => setTimeout(resolve));
    const answers = over.then(async () => {
      moment = null;
      const results = await ask([...questions.values()]);
      return new Map([...questions.keys()].map((key, at) => [key, results[at] ?? { result: null }]));
    });
    return { questions, answers };
  }

  const askAlone = ({ method, params }: Question): Promise<Answer> =>
    client.request(method, params).then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    );

  async function ask(questions: readonly Question[]): Promise<Answer[]> {
    if (questions.length > 1)
      try {
        const results = await askEach(client, questions);
        return results.map((result) => (result instanceof NodeError ? { error: result } : { result }));
      } catch (error) {
        // Each by itself would wait as long again.
        if (isSilent(error)) return questions.map(() => ({ error }));
        // A question that the node does not take (HTTP 403) must not cost the others their answer.
      }
    return Promise.all(questions.map(askAlone));
  }

  return {
    ...client,
    async request(method, params = []) {
      // One address alone may get these.
      if (hasOwnRoute(method)) return client.request(method, params);
      moment ??= begin();
      const { questions, answers } = moment;
      const key = JSON.stringify([method, params]);
      questions.set(key, { method, params });
      const answer = (await answers).get(key);
      if (answer !== undefined && 'error' in answer) throw answer.error;
      return answer?.result;
    },
  };
}
