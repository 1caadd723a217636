/** Gives up a new recovery key that is not added, after saying what its sheet is worth. */
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { settingsPath } from '../settings-routes.ts';

export function DiscardKey({ name }: { name: string }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button weight="quiet" onClick={() => setAsking(true)} testid="discard-key">
        Discard it
      </Button>
      {asking && (
        <Dialog
          title={`Discard “${name}”?`}
          onClose={close}
          foot={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button
                weight="risk"
                busy={busy}
                testid="discard-confirm"
                onClick={() =>
                  run(async () => {
                    await command('discard-recovery-key', {});
                    goTo(settingsPath('login-methods'));
                  })
                }
              >
                Discard it
              </Button>
            </>
          }
        >
          <p>
            Nothing changes: your current recovery keys keep working. If you printed or saved the new one, throw that
            sheet away. It opens nothing.
          </p>
          {problem !== null && (
            <p class="small bad" role="alert">
              {problem}
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}
