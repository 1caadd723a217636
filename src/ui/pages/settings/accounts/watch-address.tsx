/** Adds a view-only address. The wallet has no key for it and cannot sign with it. */
import { useState } from 'preact/hooks';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
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
    const args = { characterId: character.id, name: name.trim() || t.watched, address: address.trim() };
    if (!(await run(() => command('watch-address', args)))) return;
    say(t.watching(args.name));
    onClose();
  }

  return (
    <ActionDialog
      title={t.watchAddress}
      onClose={onClose}
      action={t.watch}
      weight="primary"
      busy={busy}
      onAction={watch}
      actionTestid="confirm-watch"
      problem={problem}
    >
      <Field
        label={t.address}
        value={address}
        onValue={setAddress}
        mono
        problem={tried ? wrong : null}
        help={t.watchHelp}
        focused
        onEnter={watch}
        testid="watch-field"
      />
      <Field
        label={t.name}
        value={name}
        onValue={setName}
        maxLength={LONGEST_NAME}
        placeholder={t.exampleName}
        onEnter={watch}
      />
    </ActionDialog>
  );
}
