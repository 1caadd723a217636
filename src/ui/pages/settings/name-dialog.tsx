/** A dialog that asks for one name. Keeps the typed text until the name is saved. */
import { useState } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Problem } from './frame.tsx';

/** In characters: the longest name that fits into a band of two lines. */
export const LONGEST_NAME = 40;

export function NameDialog(props: {
  title: string;
  label: string;
  verb: string;
  value: string;
  busy: boolean;
  problem: string | null;
  help?: string;
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState(props.value);
  const trimmed = name.trim();
  const submit = () => trimmed !== '' && !props.busy && props.onName(trimmed);
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>{t.cancel}</Button>
          <Button weight="primary" busy={props.busy} disabled={trimmed === ''} onClick={submit} testid="save-name">
            {props.verb}
          </Button>
        </>
      }
    >
      <Field
        label={props.label}
        value={name}
        onValue={setName}
        maxLength={LONGEST_NAME}
        help={props.help}
        focused
        onEnter={submit}
        testid="name"
      />
      <Problem text={props.problem} />
    </Dialog>
  );
}
