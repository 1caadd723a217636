/** Adds an account to another character too. If that character is closed, it gets the account the next time it opens. */
import { useState } from 'preact/hooks';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { CharacterRadio } from '../../../components/character-radio.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import type { AccountActProps } from './account-act-props.ts';

export function ShareAccount(props: AccountActProps & { characters: readonly CharacterSummary[] }) {
  const { account, character, onClose } = props;
  const others = props.characters.filter(({ id }) => id !== character.id);
  const [target, setTarget] = useState(others[0]?.id ?? '');
  const chosen = others.find(({ id }) => id === target);
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();

  async function share() {
    if (chosen === undefined) return;
    const args = { characterId: character.id, address: account.address, toCharacterId: chosen.id };
    if (!(await run(() => command('share-account', args)))) return;
    say(`${account.name} added to ${chosen.name}`);
    onClose();
  }

  return (
    <ActionDialog
      title={`Add “${account.name}” to another character`}
      onClose={onClose}
      action={<>Add{chosen === undefined ? '' : ` to ${chosen.name}`}</>}
      weight="primary"
      busy={busy}
      disabled={chosen === undefined}
      onAction={share}
      actionTestid="confirm-share"
      problem={problem}
    >
      <CharacterRadio label="Character" characters={others} value={target} onChange={setTarget} />
      <WarningBox severity="caution" title="This links the two characters" rule="links">
        <p>
          Both characters then use the same address, and anyone can see that.
          {chosen?.state === 'closed' && ` ${chosen.name} is closed; it gets the account the next time it opens.`}
        </p>
      </WarningBox>
    </ActionDialog>
  );
}
