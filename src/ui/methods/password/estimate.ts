/** Estimates how many guesses a password takes; the only door to zxcvbn, loaded when a password is chosen. It never leaves this page. */

type Estimate = (password: string, known: readonly string[]) => number;

let loaded: Promise<Estimate> | null = null;

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return (password, known) => zxcvbn.check(password, [...known, 'dramatis']).guesses;
}

/** @param known words that a guesser tries first: the account name, say */
export async function estimateGuesses(password: string, known: readonly string[]): Promise<number> {
  if (password === '') return 0;
  loaded ??= load();
  return (await loaded)(password, known);
}
