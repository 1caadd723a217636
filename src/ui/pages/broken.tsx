/** Shown when both stored copies are unreadable: offers the ways to restore the identity. Deletes nothing without a ticked confirmation. */
import { useState } from 'preact/hooks';
import { pages as t } from '../../locales/en/ui/pages.ts';
import type { BrokenSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { CheckBox } from '../components/field.tsx';
import { RotateCcw, Server } from '../components/icon.tsx';
import { WarningBox } from '../components/warning.tsx';
import { goTo } from '../location.ts';
import { MethodChoice, MethodRows } from '../methods/method-list.tsx';
import { useAct, useCommand } from '../wallet.tsx';
import { StageLayout } from './stage-layout.tsx';

export function BrokenPage({ snapshot }: { snapshot: BrokenSnapshot }) {
  const [asking, setAsking] = useState<Next | null>(null);
  return (
    <StageLayout title={t.unreadable} lede={t.unreadableLede} lit="none">
      <div class="work-body">
        <WarningBox severity="caution" title={t.details}>
          <p>{snapshot.reason}</p>
        </WarningBox>
        <MethodChoice
          first
          icon={RotateCcw}
          said={{ title: t.fromBackup, detail: t.fromBackupDetail }}
          testid="have-identity"
          onClick={() => goTo('restore')}
        />
        <MethodRows>
          <MethodChoice
            icon={Server}
            said={{
              title: t.fromServer,
              detail: t.fromServerDetail,
            }}
            testid="from-server"
            onClick={() => setAsking('restore')}
          />
        </MethodRows>
        <div class="work-acts">
          <Button weight="quiet" onClick={() => setAsking('start')} testid="start-over">
            {t.startOver}
          </Button>
        </div>
      </div>
      {asking !== null && <StartOver next={asking} onClose={() => setAsking(null)} />}
    </StageLayout>
  );
}

/** The page to open after the unreadable copies are deleted. */
type Next = 'start' | 'restore';

function StartOver({ next, onClose }: { next: Next; onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [sure, setSure] = useState(false);
  const words = t.startOverDialog[next];

  const throwAway = () =>
    run(async () => {
      await command('start-over', {});
      goTo(next);
    });

  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button weight="risk" disabled={!sure} busy={busy} onClick={throwAway}>
            {words.verb}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <CheckBox checked={sure} onChange={setSure} testid="start-over-sure">
        <span>{words.tick}</span>
      </CheckBox>
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
