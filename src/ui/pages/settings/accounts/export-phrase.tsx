/** Shows the recovery phrase of a character's own accounts after a fresh proof. Only this dialog holds the phrase. */
import { useState } from 'preact/hooks';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { owning } from '../../../methods/owners.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';
import { ExportPermission } from './export-permission.tsx';
import { ExportRight } from './export-right.tsx';
import { SecretText } from './secret-text.tsx';

export function ExportPhrase(props: { snapshot: UnlockedSnapshot; character: CharacterSummary; onClose: () => void }) {
  const { snapshot, character, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [phrase, setPhrase] = useState<string | null>(null);

  const reveal = () =>
    run(
      `Show the recovery phrase of ${character.name}`,
      async (proof) => setPhrase((await command('export-phrase', { characterId: character.id, proof })).phrase),
      'Recovery phrase shown',
      owning(snapshot, character.id),
    );

  return (
    <Dialog
      title={`Recovery phrase of ${character.name}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{phrase === null ? 'Cancel' : 'Done'}</Button>
          {phrase === null && (
            <Button weight="risk" busy={busy} onClick={reveal} testid="confirm-export">
              Confirm and show
            </Button>
          )}
        </>
      }
    >
      <div class="stack">
        <WarningBox severity="danger" title="Anyone who sees this phrase controls these accounts" rule="words-shown">
          <p>
            It gives access to every account that {character.name} has created or will create. Nobody but you ever needs
            it.
          </p>
        </WarningBox>
        {phrase === null && <ExportRight snapshot={snapshot} character={character} />}
        {phrase === null && <ExportPermission snapshot={snapshot} characterId={character.id} />}
        {phrase !== null && <SecretText text={phrase} name="the recovery phrase" testid="phrase" />}
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
