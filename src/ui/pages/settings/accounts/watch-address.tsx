/** Adds a view-only address. The wallet has no key for it and cannot sign with it. */
import { useState } from 'preact/hooks';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { addressProblem } from '../address-problem.ts';
import { LONGEST_NAME } from '../name-dialog.tsx';

export function WatchAddress({ character, onClose }: { character: CharacterSummary; onClose: () => void }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = addressProblem(address);

  async function watch() {
    setTried(true);
    if (wrong !== null || busy) return;
    const args = { characterId: character.id, name: name.trim() || 'Watched', address: address.trim() };
    if (!(await run(() => command('watch-address', args)))) return;
    say(`Watching ${args.name}`);
    onClose();
  }

  return (
    <ActionDialog
      title="Watch an address"
      onClose={onClose}
      action="Watch"
      weight="primary"
      busy={busy}
      onAction={watch}
      actionTestid="confirm-watch"
      problem={problem}
    >
      <Field
        label="Address"
        value={address}
        onValue={setAddress}
        mono
        problem={tried ? wrong : null}
        help="You can see its balance, but you can’t sign with it."
        focused
        onEnter={watch}
        testid="watch-field"
      />
      <Field
        label="Name"
        value={name}
        onValue={setName}
        maxLength={LONGEST_NAME}
        placeholder="Grandmother’s wallet"
        onEnter={watch}
      />
    </ActionDialog>
  );
}
