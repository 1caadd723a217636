/** The login method *recovery key*: the field that takes the whole key. The typed key goes to the worker and nowhere else. */
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useAct } from '../../wallet.tsx';
import { keyProblem } from './recovery-key-text.ts';

/** The field alone, for forms that ask for more than the key. */
export function RecoveryKeyField(props: {
  value: string;
  onValue: (text: string) => void;
  problem: string | null;
  focused?: boolean | undefined;
  onEnter?: (() => void) | undefined;
}) {
  return (
    <Field
      label="Recovery key"
      value={props.value}
      onValue={props.onValue}
      problem={props.problem}
      help="All eight groups, in order. Spaces, dashes and lower case don’t matter."
      placeholder="XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX"
      mono
      focused={props.focused}
      onEnter={props.onEnter}
      testid="recovery-key"
    />
  );
}

/** Field and button. `onKey` asks the worker; its error becomes the sentence under the field, and the typed text stays. */
export function RecoveryKeyForm(props: {
  verb: string;
  onKey: (text: string) => Promise<unknown>;
  onBack?: (() => void) | undefined;
}) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, problem, run, clear } = useAct();

  async function submit() {
    const found = keyProblem(text);
    setWrong(found);
    clear();
    if (found === null && !busy) await run(() => props.onKey(text));
  }

  return (
    <div class="key-form">
      <RecoveryKeyField
        value={text}
        onValue={(typed) => {
          setText(typed);
          setWrong(null);
          clear();
        }}
        problem={wrong ?? problem}
        focused
        onEnter={submit}
      />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={submit} testid="continue">
          {props.verb}
        </Button>
        {props.onBack !== undefined && (
          <Button weight="quiet" onClick={props.onBack}>
            Back
          </Button>
        )}
      </div>
    </div>
  );
}
