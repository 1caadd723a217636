/** The login method *recovery key*: the fields that take the whole key, and what only the person knows. They go to the worker and nowhere else. */
import { useState } from 'preact/hooks';
import { recoveryKey as t } from '../../../locales/en/ui/methods/recovery-key.ts';
import type { TypedRecoveryKey } from '../../../messaging/login.ts';
import { Button } from '../../components/button.tsx';
import { useAct } from '../../wallet.tsx';
import { PersonalIfSet, withPersonal } from '../password/personal.tsx';
import { RecoveryKeyField, useTypedKey } from './typed-key.tsx';

/** For a key that was made with something that only the person knows; its sheet says so. `null`: not wanted so far. */
export const KeyPersonal = (props: {
  value: string | null;
  onValue: (text: string | null) => void;
  onEnter?: (() => void) | undefined;
}) => <PersonalIfSet {...props} label={t.asksPersonal} help={t.personalHelp} />;

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
  const key = useTypedKey();
  const [personal, setPersonal] = useState<string | null>(props.asks === true ? '' : null);
  const { busy, problem, run, clear } = useAct();

  async function submit() {
    if (busy) return;
    clear();
    const text = await key.take();
    if (text !== null) await run(() => props.onKey({ text, ...withPersonal(personal) }));
  }
  const changed = (typed: string | null) => {
    setPersonal(typed);
    clear();
  };

  return (
    <div class="key-form">
      <RecoveryKeyField of={key} problem={problem} focused={props.focused ?? true} onEnter={submit} />
      <KeyPersonal value={personal} onValue={changed} onEnter={submit} />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={submit} testid="continue">
          {props.verb}
        </Button>
        {props.onBack !== undefined && (
          <Button weight="quiet" onClick={props.onBack}>
            {t.back}
          </Button>
        )}
      </div>
    </div>
  );
}
