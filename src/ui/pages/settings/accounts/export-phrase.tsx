/** Shows the recovery phrase of a character's own accounts, or an imported one, after a fresh proof. Only this dialog holds the phrase. */
import { useState } from 'preact/hooks';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import type { PhraseView } from '../../../../messaging/account-source.ts';
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

/** `kept`: an imported phrase; without it that of the character's own accounts. */
export function ExportPhrase(props: {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  kept?: PhraseView;
  onClose: () => void;
}) {
  const { snapshot, character, kept, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [shown, setShown] = useState<{ phrase: string; passphrase: string } | null>(null);
  const name = kept?.name ?? character.name;

  const reveal = () =>
    run(
      kept === undefined ? t.showOwnPhraseOf(name) : t.showKeptPhrase(name),
      async (proof) => {
        const args = { characterId: character.id, proof };
        setShown(
          kept === undefined
            ? { ...(await command('export-phrase', args)), passphrase: '' }
            : await command('export-kept-phrase', { ...args, targetId: kept.targetId }),
        );
      },
      t.phraseShown,
      owning(snapshot, character.id),
    );

  return (
    <Dialog
      title={kept === undefined ? t.ownPhraseOf(name) : t.keptPhrase(name)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{shown === null ? t.cancel : t.done}</Button>
          {shown === null && (
            <Button weight="risk" busy={busy} onClick={reveal} testid="confirm-export">
              {t.confirmExport}
            </Button>
          )}
        </>
      }
    >
      <div class="stack">
        <WarningBox severity="danger" title={t.anyoneControlsAccounts} rule="words-shown">
          <p>{kept === undefined ? t.ownPhraseGivesAccess(name) : t.keptPhraseGivesAccess}</p>
        </WarningBox>
        {shown === null && <ExportRight snapshot={snapshot} character={character} />}
        {shown === null && <ExportPermission snapshot={snapshot} characterId={character.id} />}
        {shown !== null && <SecretText text={shown.phrase} show={t.showOwnPhrase} testid="phrase" />}
        {shown !== null && shown.passphrase !== '' && (
          <>
            <p class="small">{t.hasPassphrase}</p>
            <SecretText text={shown.passphrase} show={t.showPassphrase} testid="passphrase-of-phrase" />
          </>
        )}
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
