/** Step 2 of the setup: the recovery key, to be kept on paper. It is shown here and on its printed sheet, nowhere else. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
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
    <StageLayout
      title="Save your recovery key"
      lede="If you lose every other login method, this key still opens everything. It is shown only once. Write it down or print it; don’t take a photo."
      lit="all"
      act={2}
    >
      <KeyBox
        of={key && { ...key, name: null, personal: false, madeAt: Date.now() }}
        fileName="dramatis-recovery-key.txt"
      />
      <div class="told">
        {problem !== null ? (
          <WarningBox severity="danger" title="The key can’t be shown">
            <p>{problem}</p>
          </WarningBox>
        ) : (
          <WarningBox severity="caution" title="Anyone who sees it can open everything">
            <p>Nobody will ever ask you for it: no site, no support team, not us.</p>
          </WarningBox>
        )}
      </div>
      <div class="work-acts">
        <Button weight="primary" disabled={key === null} onClick={() => goTo('start/confirm')} testid="continue">
          I’ve saved it
        </Button>
        <span class="small">Next, confirm two of its groups.</span>
        <span class="end" />
        <Button weight="quiet" onClick={() => setLeaving(true)} testid="discard">
          Start over
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
      title="Start over?"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            weight="risk"
            busy={busy}
            testid="discard-confirm"
            onClick={() =>
              run(async () => {
                await command('discard-draft', {});
                const left = await removeFileOfDraft();
                if (left !== null)
                  throw new WalletError(
                    'storage-unreachable',
                    `The login file is still there. Delete it yourself: ${left}`,
                  );
                goTo('start');
              })
            }
          >
            Start over
          </Button>
        </>
      }
    >
      <p>
        This recovery key and the passkey you just created won’t open anything. The passkey stays in your computer’s
        list of passkeys; you can delete it there.
      </p>
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
