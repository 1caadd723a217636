/** The three words that both screens show, large enough to be read across a table. Says nothing of whether they are the same. */

export function ComparedWords({ words, label }: { words: readonly string[]; label: string }) {
  return (
    <ol class="pair-words" aria-label={label} data-testid="pairing-words" data-words={words.join(' ')}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ol>
  );
}
