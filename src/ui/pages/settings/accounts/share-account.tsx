/** Adds an account to another character too. If that character is closed, it gets the account the next time it opens. */
import { useState } from 'preact/hooks';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CharacterRadio } from '../../../components/character-radio.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
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
    <Dialog
      title={`Add “${account.name}” to another character`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button weight="primary" busy={busy} disabled={chosen === undefined} onClick={share} testid="confirm-share">
            Add{chosen === undefined ? '' : ` to ${chosen.name}`}
          </Button>
        </>
      }
    >
      <div class="stack">
        <CharacterRadio label="Character" characters={others} value={target} onChange={setTarget} />
        <WarningBox severity="caution" title="This links the two characters" rule="links">
          <p>
            Both characters then use the same address, and anyone can see that.{' '}
            {chosen?.state === 'closed' && ` ${chosen.name} is closed; it gets the account the next time it opens.`}
          </p>
        </WarningBox>
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
