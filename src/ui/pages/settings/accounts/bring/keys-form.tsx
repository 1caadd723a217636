/** Imports private keys, one on each line. Each wrong line is named, and nothing typed is lost. */
import { useState } from 'preact/hooks';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import type { CharacterSummary } from '../../../../../messaging/snapshot.ts';
import { Button } from '../../../../components/button.tsx';
import { Field } from '../../../../components/field.tsx';
import { Eye, EyeOff } from '../../../../components/icon.tsx';
import { Problem } from '../../frame.tsx';
import { KeyAccounts } from './key-accounts.tsx';
import { readKeys, type TypedKey } from './read-keys.ts';
import { type KeyOf, useKeyLookup } from './use-key-lookup.ts';

const toKeyOf = ({ line, name, privateKey, repeats }: TypedKey): KeyOf => ({
  id: String(line),
  from: repeats === null ? t.line(line) : t.lineRepeats(line, repeats),
  called: name || t.importedNumber(line),
  privateKey,
  repeats: repeats !== null,
});

export function KeysForm(props: {
  character: CharacterSummary;
  text: string;
  onText: (text: string) => void;
  onDone: (count: number) => void;
}) {
  const { character, text } = props;
  const lookup = useKeyLookup(character.id);
  const [hidden, setHidden] = useState(false);
  const [tried, setTried] = useState(false);
  const { keys, wrong } = readKeys(text);
  const looked = keys.map(toKeyOf);
  const empty = keys.length === 0 && wrong.length === 0;
  async function next() {
    setTried(true);
    if (wrong.length === 0 && keys.length > 0) await lookup.look(looked);
  }
  return (
    <div class="stack">
      <Field
        label={t.ways.keys}
        value={text}
        onValue={(value) => {
          props.onText(value);
          lookup.forget();
        }}
        rows={4}
        mono
        focused
        inputClass={hidden ? 'concealed' : undefined}
        problem={tried && empty ? t.enterKey : null}
        help={empty ? t.keysHelp : t.keysSoFar(keys.length)}
        aside={
          <Button weight="quiet" small icon={hidden ? Eye : EyeOff} onClick={() => setHidden(!hidden)}>
            {hidden ? t.show : t.hide}
          </Button>
        }
        testid="private-keys-field"
      />
      {tried && wrong.length > 0 && (
        <div role="alert" data-testid="wrong-lines">
          <ul class="small bad unread-rows">
            {wrong.map(({ line, why }) => (
              <li key={line}>{t.wrongLine(line, why)}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="small">{t.seenKeys}</p>
      <Problem text={lookup.problem} />
      {lookup.found === null && (
        <div class="acts-row">
          <Button weight="primary" busy={lookup.busy} onClick={next} testid="look-up-keys">
            {t.goOn}
          </Button>
        </div>
      )}
      <KeyAccounts character={character} lookup={lookup} onDone={props.onDone} />
    </div>
  );
}
