/** The three words that both screens show, in large type. The user compares them. */

export function ComparedWords({ words, label }: { words: readonly string[]; label: string }) {
  return (
    <ol class="pair-words" aria-label={label} data-testid="pairing-words" data-words={words.join(' ')}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ol>
  );
}
