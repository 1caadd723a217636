/** The login method *recovery key*: the fields that take the whole key, and what only the person knows. They go to the worker and nowhere else. */
import { useState } from 'preact/hooks';
import type { TypedRecoveryKey } from '../../../messaging/login.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useAct } from '../../wallet.tsx';
import { PersonalField, withPersonal } from '../password/personal.tsx';
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

/** For a key that was made with something that only the person knows; its sheet says so. `null`: not wanted so far. */
export const KeyPersonal = (props: {
  value: string | null;
  onValue: (text: string) => void;
  onEnter?: (() => void) | undefined;
}) =>
  props.value === null ? (
    <div>
      <Button weight="quiet" testid="add-personal" onClick={() => props.onValue('')}>
        My sheet also asks for something only I know
      </Button>
    </div>
  ) : (
    <PersonalField
      value={props.value}
      onValue={props.onValue}
      help="What you set when you made this recovery key. Without it the key opens nothing, and nobody can give it back to you."
      onEnter={props.onEnter}
    />
  );

/**
 * Fields and button. `onKey` asks the worker; its error becomes the sentence under the field, and what was typed stays.
 * `asks`: a recovery key of this identity is known to ask for more than the groups.
 */
export function RecoveryKeyForm(props: {
  verb: string;
  onKey: (key: TypedRecoveryKey) => Promise<unknown>;
  asks?: boolean | undefined;
  /** The focus goes to the field. Default: yes. */
  focused?: boolean;
  onBack?: (() => void) | undefined;
}) {
  const [text, setText] = useState('');
  const [personal, setPersonal] = useState<string | null>(props.asks === true ? '' : null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, problem, run, clear } = useAct();

  const typing = (set: (text: string) => void) => (typed: string) => {
    set(typed);
    setWrong(null);
    clear();
  };
  async function submit() {
    const found = keyProblem(text);
    setWrong(found);
    clear();
    if (found === null && !busy) await run(() => props.onKey({ text, ...withPersonal(personal) }));
  }

  return (
    <div class="key-form">
      <RecoveryKeyField
        value={text}
        onValue={typing(setText)}
        problem={wrong ?? problem}
        focused={props.focused ?? true}
        onEnter={submit}
      />
      <KeyPersonal value={personal} onValue={typing(setPersonal)} onEnter={submit} />
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
