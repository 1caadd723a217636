/** Discards a new recovery key that was not added, after saying that its sheet opens nothing. */
import { useState } from 'preact/hooks';
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
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
        {t.discard}
      </Button>
      {asking && (
        <Dialog
          title={t.discardQuestion(name)}
          onClose={close}
          foot={
            <>
              <Button onClick={close}>{t.cancel}</Button>
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
                {t.discard}
              </Button>
            </>
          }
        >
          <p>{t.discardConsequence}</p>
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
