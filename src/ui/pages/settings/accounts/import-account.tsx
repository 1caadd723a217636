/** Imports an account by its private key. The typed key is sent to the worker and not kept here. */
import { useState } from 'preact/hooks';
import { nextAccountName } from '../../../../messaging/account-name.ts';
import type { AccountView, CharacterSummary } from '../../../../messaging/snapshot.ts';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { privateKeyProblem } from './private-key-problem.ts';

export function ImportAccount(props: {
  character: CharacterSummary;
  accounts: readonly AccountView[];
  onClose: () => void;
}) {
  const { character, onClose } = props;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [key, setKey] = useState('');
  const [name, setName] = useState(() => nextAccountName(props.accounts));
  const [tried, setTried] = useState(false);
  const wrong = privateKeyProblem(key);

  async function take() {
    setTried(true);
    if (wrong !== null || busy) return;
    const args = { characterId: character.id, name: name.trim() || 'Imported', privateKey: key.trim() };
    if (!(await run(() => command('import-private-key', args)))) return;
    setKey('');
    say(`${args.name} imported`);
    onClose();
  }

  return (
    <ActionDialog
      title={`Import into ${character.name}`}
      onClose={onClose}
      action="Import"
      weight="primary"
      busy={busy}
      onAction={take}
      actionTestid="confirm-import"
      problem={problem}
    >
      <Field
        label="Private key"
        value={key}
        onValue={setKey}
        type="password"
        mono
        problem={tried ? wrong : null}
        help="64 hexadecimal characters (0–9, a–f)."
        focused
        onEnter={take}
        testid="private-key-field"
      />
      <Field label="Name" value={name} onValue={setName} maxLength={LONGEST_NAME} onEnter={take} />
      <p class="small">
        Anyone who has seen this key still has it. For long-term funds, create a new account and move them there.
      </p>
    </ActionDialog>
  );
}
