/** Accounts that another login method added to the character: the user accepts each under a name, or removes it. */
import { useState } from 'preact/hooks';
import type { CharacterSummary, OfferedView } from '../../../../messaging/snapshot.ts';
import { ShortAddress, WholeAddress } from '../../../components/address.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { Problem } from '../frame.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';

export function OfferedAccounts(props: { character: CharacterSummary; offered: readonly OfferedView[] }) {
  const { character, offered } = props;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [taking, setTaking] = useState<OfferedView | null>(null);
  if (offered.length === 0) return null;

  async function remove({ targetId, by }: OfferedView) {
    const args = { characterId: character.id, targetId };
    if (await run(() => command('remove-offered', args))) say(`Account from ${by} removed`);
  }

  return (
    <section class="stack" data-testid="offered-accounts">
      <h2 class="h3">Added by another login method</h2>
      <p class="small narrow">
        The person who added an account may have its private key and can take what it receives. {character.name} doesn’t
        use it until you accept it.
      </p>
      <ul class="rows">
        {offered.map((one) => (
          <li key={one.targetId}>
            <div class="row tall" data-testid="offered-row" data-address={one.address}>
              <Avatar address={one.address} />
              <span class="grow">
                <span class="t clip">{one.by} added this account</span>
                <span class="d clip">
                  <ShortAddress address={one.address} />, called “{one.calledName}”
                </span>
              </span>
              <Button busy={busy} onClick={() => void remove(one)} testid="remove-offered">
                Remove
              </Button>
              <Button onClick={() => setTaking(one)} testid="accept-offered">
                Use account
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
      {taking !== null && <TakeIn character={character} offered={taking} onClose={() => setTaking(null)} />}
    </section>
  );
}

function TakeIn(props: { character: CharacterSummary; offered: OfferedView; onClose: () => void }) {
  const { character, offered, onClose } = props;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [name, setName] = useState(offered.name.slice(0, LONGEST_NAME));

  async function takeIn() {
    if (name.trim() === '' || busy) return;
    const args = { characterId: character.id, targetId: offered.targetId, name: name.trim() };
    if (!(await run(() => command('accept-offered', args)))) return;
    say(`${args.name} added to ${character.name}`);
    onClose();
  }

  return (
    <ActionDialog
      title={`Use the account from ${offered.by}?`}
      onClose={onClose}
      action="Use account"
      weight="primary"
      busy={busy}
      disabled={name.trim() === ''}
      onAction={takeIn}
      actionTestid="confirm-offered"
      problem={problem}
    >
      <p class="small">
        Use it only if you added it yourself with {offered.by}. Anyone who has that login method can get the private
        key.
      </p>
      <WholeAddress address={offered.address} />
      <Field
        label="Name"
        value={name}
        onValue={setName}
        maxLength={LONGEST_NAME}
        focused
        onEnter={takeIn}
        testid="offered-name"
      />
    </ActionDialog>
  );
}
