/** Step 2 of the setup: the recovery key, to be kept on paper. It is shown here and on its printed sheet, nowhere else. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { removeFileOfDraft } from '../../methods/own-storage/file-in-making.ts';
import { KeyBox } from '../../methods/recovery-key/key-box.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { useDraftKey } from './use-draft-key.ts';

export function ShowRecoveryKey() {
  const { key, problem } = useDraftKey();
  const [leaving, setLeaving] = useState(false);
  return (
    <StageLayout title={t.keyTitle} lede={t.keyLede} lit="all" act={2}>
      <KeyBox
        of={key && { ...key, name: null, personal: false, madeAt: Date.now() }}
        fileName="dramatis-recovery-key.txt"
      />
      <div class="told">
        {problem !== null ? (
          <WarningBox severity="danger" title={t.keyNotShown}>
            <p>{problem}</p>
          </WarningBox>
        ) : (
          <WarningBox severity="caution" title={t.keyWarning}>
            <p>{t.keyWarningText}</p>
          </WarningBox>
        )}
      </div>
      <div class="work-acts">
        <Button weight="primary" disabled={key === null} onClick={() => goTo('start/confirm')} testid="continue">
          {t.keySaved}
        </Button>
        <span class="small">{t.confirmNext}</span>
        <span class="end" />
        <Button weight="quiet" onClick={() => setLeaving(true)} testid="discard">
          {t.startOver}
        </Button>
      </div>
      {leaving && <Discard onClose={() => setLeaving(false)} />}
    </StageLayout>
  );
}

function Discard({ onClose }: { onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  return (
    <Dialog
      title={t.startOverQuestion}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button
            weight="risk"
            busy={busy}
            testid="discard-confirm"
            onClick={() =>
              run(async () => {
                await command('discard-draft', {});
                const left = await removeFileOfDraft();
                if (left !== null) throw new WalletError('storage-unreachable', t.fileStillThere(left));
                goTo('start');
              })
            }
          >
            {t.startOver}
          </Button>
        </>
      }
    >
      <p>{t.startOverText}</p>
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
