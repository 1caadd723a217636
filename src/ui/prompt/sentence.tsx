/** The sentence in display type that says what will happen. Its text comes from the review. */
import type { Phrase } from '../../messaging/approval.ts';
import { WithAddresses } from '../components/address.tsx';

export const Sentence = ({ phrases, id }: { phrases: readonly Phrase[]; id?: string }) => (
  <h1 class="line" id={id}>
    {phrases.map(({ text, mark }, at) => {
      const shown = <WithAddresses key={at} text={text} />;
      return mark === true ? <mark key={at}>{shown}</mark> : shown;
    })}
  </h1>
);
