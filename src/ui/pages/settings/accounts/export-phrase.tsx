/** Gives out the words that a character's own accounts come from, after a fresh proof. They live in this dialog only. */
import { useState } from 'preact/hooks';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';
import { SecretText } from './secret-text.tsx';

export function ExportPhrase({ character, onClose }: { character: CharacterSummary; onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [phrase, setPhrase] = useState<string | null>(null);

  const reveal = () =>
    run(
      `Show the words of ${character.name}`,
      async (proof) => setPhrase((await command('export-phrase', { characterId: character.id, proof })).phrase),
      'Here they are',
    );

  return (
    <Dialog
      title={`Words of ${character.name}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{phrase === null ? 'Leave them' : 'Done'}</Button>
          {phrase === null && (
            <Button weight="risk" busy={busy} onClick={reveal} testid="confirm-export">
              Confirm and show
            </Button>
          )}
        </>
      }
    >
      <div class="stack">
        <WarningBox severity="danger" title="Whoever reads them holds these accounts" rule="words-shown">
          <p>They open every account that {character.name} made and will make. Nobody ever needs them but you.</p>
        </WarningBox>
        {phrase !== null && <SecretText text={phrase} name="the words" testid="phrase" />}
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
