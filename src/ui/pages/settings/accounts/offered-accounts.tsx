/** Accounts that another login method added to the character: the user accepts each under a name, or removes it. */
import { useState } from 'preact/hooks';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
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
    if (await run(() => command('remove-offered', args))) say(t.offeredRemoved(by));
  }

  return (
    <section class="stack" data-testid="offered-accounts">
      <h2 class="h3">{t.offered}</h2>
      <p class="small narrow">{t.offeredHelp(character.name)}</p>
      <ul class="rows">
        {offered.map((one) => (
          <li key={one.targetId}>
            <div class="row tall" data-testid="offered-row" data-address={one.address}>
              <Avatar address={one.address} />
              <span class="grow">
                <span class="t clip">{t.offeredBy(one.by)}</span>
                <span class="d clip">{t.addressCalled(<ShortAddress address={one.address} />, one.calledName)}</span>
              </span>
              <Button busy={busy} of={one.name} onClick={() => void remove(one)} testid="remove-offered">
                {t.remove}
              </Button>
              <Button of={one.name} onClick={() => setTaking(one)} testid="accept-offered">
                {t.useAccount}
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
    say(t.addedTo(args.name, character.name));
    onClose();
  }

  return (
    <ActionDialog
      title={t.useQuestion(offered.by)}
      onClose={onClose}
      action={t.useAccount}
      weight="primary"
      busy={busy}
      disabled={name.trim() === ''}
      onAction={takeIn}
      actionTestid="confirm-offered"
      problem={problem}
    >
      <p class="small">{t.useOnlyIf(offered.by)}</p>
      <WholeAddress address={offered.address} />
      <Field
        label={t.name}
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
