/** Adds a view-only address. The wallet has no key for it and cannot sign with it. */
import { useState } from 'preact/hooks';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { addressProblem } from '../address-problem.ts';
import { Problem } from '../frame.tsx';
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
    <Dialog
      title="Watch an address"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button weight="primary" busy={busy} onClick={watch} testid="confirm-watch">
            Watch
          </Button>
        </>
      }
    >
      <div class="stack">
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
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
