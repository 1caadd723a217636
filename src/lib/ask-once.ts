/** Asks the same question once, whoever has it. */

/**
 * @param recent ms: what was asked so long ago is asked again, and so is what was refused. Without it nothing is ever asked again
 * @returns `question`: as JSON it names what `ask` asks for
 */
export function askOnce(recent = Infinity) {
  const answers = new Map<string, { at: number; answer: Promise<unknown> }>();
  return <Answer>(question: readonly unknown[], ask: () => Promise<Answer>): Promise<Answer> => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known && Date.now() - known.at < recent) return known.answer as Promise<Answer>;
    const answer = ask();
    answers.set(key, { at: Date.now(), answer });
    if (recent < Infinity) answer.catch(() => answers.delete(key));
    return answer;
  };
}
