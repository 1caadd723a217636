/** A client over a distant node: whatever is asked until nothing more comes is one round, and nobody is answered before. Used by tests only. */
import type { Client, Question } from '../client-type.ts';

export interface InRounds extends Client {
  /** The methods of each round so far. */
  rounds: string[][];
}

/** A question that follows from nothing but timers of zero and promises is asked within so many turns. */
const TURNS = 30;

export function inRounds(client: Client): InRounds {
  const rounds: string[][] = [];
  let waiting: { methods: string[]; answer: () => void }[] = [];

  async function answerAll(): Promise<void> {
    for (let turn = 0, known = 0; turn < TURNS; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      if (waiting.length > known) [turn, known] = [0, waiting.length];
    }
    const round = waiting;
    waiting = [];
    rounds.push(round.flatMap(({ methods }) => methods));
    for (const { answer } of round) answer();
  }

  const inTurn = <Value>(questions: readonly Pick<Question, 'method'>[], ask: () => Promise<Value>): Promise<Value> => {
    const turn = new Promise<void>((resolve) => {
      if (waiting.length === 0) void answerAll();
      waiting.push({ methods: questions.map(({ method }) => method), answer: resolve });
    });
    return turn.then(ask);
  };

  return {
    ...client,
    rounds,
    request: (method, params) => inTurn([{ method }], () => client.request(method, params)),
    batch: (questions) => inTurn(questions, () => client.batch(questions)),
  };
}
