/** The field for a recovery phrase: names a word that is wrong, offers words that look like it, and can hide what is typed. */
import { useState } from 'preact/hooks';
import { readPhrase } from '../../../../../ethereum/phrase.ts';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
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
  /** Enter was pressed after a whole phrase; before that, it begins a line. */
  onEnter: () => void;
}) {
  const { value, onValue, checked } = props;
  const [hidden, setHidden] = useState(false);
  const read = readPhrase(value);
  const unknown = read.kind === 'unknown-words' && checked ? read.unknown : [];
  const count = 'count' in read ? read.count : read.kind === 'phrase' ? read.words.length : 0;
  return (
    <div>
      <Field
        label={t.ways.phrase}
        value={value}
        onValue={onValue}
        rows={4}
        focused
        inputClass={hidden ? 'concealed' : undefined}
        problem={checked ? phraseProblem(read) : null}
        help={count === 0 ? t.phraseHelp : read.kind === 'phrase' ? t.validWords(count) : t.wordsSoFar(count)}
        onBlur={props.onLeave}
        onEnter={read.kind === 'phrase' ? props.onEnter : undefined}
        aside={
          <Button weight="quiet" small icon={hidden ? Eye : EyeOff} onClick={() => setHidden(!hidden)}>
            {hidden ? t.show : t.hide}
          </Button>
        }
        testid="phrase-field"
      />
      {unknown
        .filter(({ suggestions }) => suggestions.length > 0)
        .slice(0, 3)
        .map(({ number, word, suggestions }) => (
          <p class="small suggestions" key={`${number}/${word}`} data-testid="suggestions">
            {t.wordMayBe(number)}
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
