/** Makes a password: characters or words, how many, of which classes. What is shown is only used when the person takes it. */
import { useCallback, useEffect, useId, useState } from 'preact/hooks';
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import { Button } from '../../../components/button.tsx';
import { CheckBox, Segments } from '../../../components/field.tsx';
import { RefreshCw } from '../../../components/icon.tsx';
import { StrengthMeter } from '../../../methods/password/strength-meter.tsx';
import { type CharacterClass, generate, LENGTHS } from '../../../secrets/generate.ts';
import { useSiteStrength } from '../../../secrets/site-strength.ts';

const CLASSES: readonly { value: CharacterClass; name: string }[] = [
  { value: 'lower', name: 'a–z' },
  { value: 'upper', name: 'A–Z' },
  { value: 'digits', name: '2–9' },
  { value: 'signs', name: '! # $ %' },
];

export function Generator({ onTake }: { onTake: (password: string) => void }) {
  const id = useId();
  const [kind, setKind] = useState<'characters' | 'words'>('characters');
  const [length, setLength] = useState(20);
  const [count, setCount] = useState(6);
  const [classes, setClasses] = useState<readonly CharacterClass[]>(['lower', 'upper', 'digits', 'signs']);
  const [made, setMade] = useState('');
  const strength = useSiteStrength(made, '');
  const make = useCallback(() => {
    const recipe = kind === 'words' ? { kind, count } : { kind, length, classes };
    void generate(recipe).then(setMade);
  }, [kind, length, count, classes]);
  useEffect(make, [make]);
  const range = LENGTHS[kind];
  const value = kind === 'words' ? count : length;

  return (
    <div class="generator" data-testid="generator">
      <Segments
        label={t.madeOf}
        value={kind}
        options={[
          { value: 'characters', name: t.characters },
          { value: 'words', name: t.words },
        ]}
        onChange={setKind}
        testid="generator-kind"
      />
      <div>
        <label class="label range-line" for={id}>
          <span>{kind === 'words' ? t.words : t.length}</span>
          <span>{value}</span>
        </label>
        <input
          id={id}
          type="range"
          min={range.least}
          max={range.most}
          value={value}
          onInput={(event) => (kind === 'words' ? setCount : setLength)(Number(event.currentTarget.value))}
        />
      </div>
      {kind === 'characters' && (
        <div class="checks">
          {CLASSES.map((each) => {
            const isOn = classes.includes(each.value);
            return (
              <CheckBox
                key={each.value}
                checked={isOn}
                disabled={isOn && classes.length === 1}
                onChange={(on) =>
                  setClasses(on ? [...classes, each.value] : classes.filter((one) => one !== each.value))
                }
              >
                {each.name}
              </CheckBox>
            );
          })}
        </div>
      )}
      <output class="generated" data-testid="generated" aria-live="off">
        {made}
      </output>
      <StrengthMeter strength={strength} />
      <div class="acts-row">
        <Button small weight="primary" testid="take-generated" onClick={() => onTake(made)}>
          {t.usePassword}
        </Button>
        <Button small icon={RefreshCw} onClick={make}>
          {t.makeAnother}
        </Button>
      </div>
    </div>
  );
}
