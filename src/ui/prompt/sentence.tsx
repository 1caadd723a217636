/** The sentence in display type that says what will happen. Its text comes from the review. */
import type { Phrase } from '../../messaging/approval.ts';

export const Sentence = ({ phrases, id }: { phrases: readonly Phrase[]; id?: string }) => (
  <h1 class="line" id={id}>
    {phrases.map((phrase, at) => (phrase.mark === true ? <mark key={at}>{phrase.text}</mark> : phrase.text))}
  </h1>
);
