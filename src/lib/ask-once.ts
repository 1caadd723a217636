/** Asks the same question once, whoever has it, and never again. */

/** @returns `question`: as JSON it names what `ask` asks for */
export function askOnce() {
  const answers = new Map<string, Promise<unknown>>();
  return <Answer>(question: readonly unknown[], ask: () => Promise<Answer>): Promise<Answer> => {
    const key = JSON.stringify(question);
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);
    return answer as Promise<Answer>;
  };
}
