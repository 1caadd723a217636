/** Shows the private key of one account after a fresh proof, or saves it as a keystore file. Only this dialog holds the key. */
import { useState } from 'preact/hooks';
import type { Hex } from '../../../../lib/bytes.ts';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { owning } from '../../../methods/owners.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';
import type { AccountActProps } from './account-act-props.ts';
import { ExportPermission } from './export-permission.tsx';
import { ExportRight } from './export-right.tsx';
import { SaveKeystore } from './save-keystore.tsx';
import { SecretText } from './secret-text.tsx';

export function ExportKey({ account, character, snapshot, onClose }: AccountActProps) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [key, setKey] = useState<Hex | null>(null);

  const reveal = () =>
    run(
      t.showKeyOf(account.name),
      async (proof) => {
        const args = { characterId: character.id, address: account.address, proof };
        setKey((await command('export-private-key', args)).privateKey);
      },
      t.keyShown,
      owning(snapshot, character.id),
    );

  return (
    <Dialog
      title={t.keyOf(account.name)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{key === null ? t.cancel : t.done}</Button>
          {key === null && (
            <Button weight="risk" busy={busy} onClick={reveal} testid="confirm-export">
              {t.confirmExport}
            </Button>
          )}
        </>
      }
    >
      <div class="stack">
        <WarningBox severity="danger" title={t.anyoneTakesAll} rule="key-shown">
          <p>{t.nobodyNeedsKey}</p>
        </WarningBox>
        {key === null && <ExportRight snapshot={snapshot} character={character} />}
        {key === null && <ExportPermission snapshot={snapshot} characterId={character.id} />}
        {key !== null && <SecretText text={key} show={t.exportKey} testid="private-key" />}
        {key !== null && <SaveKeystore privateKey={key} address={account.address} />}
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
