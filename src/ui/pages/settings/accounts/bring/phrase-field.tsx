/** The field for a recovery phrase: names a word that is wrong, offers words that look like it, and can hide what is typed. */
import { useState } from 'preact/hooks';
import { readPhrase } from '../../../../../ethereum/phrase.ts';
import { toCounted } from '../../../../../locales/en/grammar.ts';
import { Button } from '../../../../components/button.tsx';
import { Field } from '../../../../components/field.tsx';
import { Eye, EyeOff } from '../../../../components/icon.tsx';
import { phraseProblem, withWord } from './phrase-words.ts';

/** `checked`: the person has finished typing, so that problems are shown. */
export function PhraseField(props: {
  value: string;
  onValue: (value: string) => void;
  checked: boolean;
  onLeave: () => void;
}) {
  const { value, onValue, checked } = props;
  const [hidden, setHidden] = useState(false);
  const read = readPhrase(value);
  const unknown = read.kind === 'unknown-words' && checked ? read.unknown : [];
  const count = 'count' in read ? read.count : read.kind === 'phrase' ? read.words.length : 0;
  return (
    <div>
      <Field
        label="Recovery phrase"
        value={value}
        onValue={onValue}
        rows={4}
        focused
        inputClass={hidden ? 'concealed' : undefined}
        problem={checked ? phraseProblem(read) : null}
        help={
          count === 0
            ? '12, 15, 18, 21 or 24 words, in their order. Line breaks and numbers don’t matter.'
            : read.kind === 'phrase'
              ? `${count} words, in a valid order`
              : `${toCounted(count, 'word')} so far`
        }
        onBlur={props.onLeave}
        aside={
          <Button weight="quiet" small icon={hidden ? Eye : EyeOff} onClick={() => setHidden(!hidden)}>
            {hidden ? 'Show' : 'Hide'}
          </Button>
        }
        testid="phrase-field"
      />
      {unknown
        .filter(({ suggestions }) => suggestions.length > 0)
        .slice(0, 3)
        .map(({ number, word, suggestions }) => (
          <p class="small suggestions" key={`${number}/${word}`} data-testid="suggestions">
            Word {number} may be
            {suggestions.map((suggestion) => (
              <Button key={suggestion} small onClick={() => onValue(withWord(value, number, suggestion))}>
                {suggestion}
              </Button>
            ))}
          </p>
        ))}
    </div>
  );
}
