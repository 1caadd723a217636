/** Both copies on this computer are unreadable: says so, and offers the ways back. Throws nothing away without a tick. */
import { useState } from 'preact/hooks';
import type { BrokenSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { CheckBox } from '../components/field.tsx';
import { RotateCcw } from '../components/icon.tsx';
import { WarningBox } from '../components/warning.tsx';
import { goTo } from '../location.ts';
import { MethodChoice } from '../methods/method-list.tsx';
import { useAct, useCommand } from '../wallet.tsx';
import { Curtain } from './curtain.tsx';

export function BrokenPage({ snapshot }: { snapshot: BrokenSnapshot }) {
  const [asking, setAsking] = useState(false);
  return (
    <Curtain
      title="This computer’s copy cannot be read"
      lede="Dramatis keeps two copies of your identity here, and neither opens. The backup file and the recovery key bring it back."
      lit="none"
    >
      <div class="work-body">
        <WarningBox severity="caution" title="What was found">
          <p>{snapshot.reason}</p>
        </WarningBox>
        <MethodChoice
          first
          icon={RotateCcw}
          said={{ title: 'Bring it back', detail: 'With the backup file and the eight groups of the recovery key.' }}
          testid="have-identity"
          onClick={() => goTo('restore')}
        />
        <div class="work-acts">
          <Button weight="quiet" onClick={() => setAsking(true)} testid="start-over">
            Start anew without it
          </Button>
        </div>
      </div>
      {asking && <StartOver onClose={() => setAsking(false)} />}
    </Curtain>
  );
}

function StartOver({ onClose }: { onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [sure, setSure] = useState(false);
  return (
    <Dialog
      title="Start anew?"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Keep what is there</Button>
          <Button weight="risk" disabled={!sure} busy={busy} onClick={() => run(() => command('start-over', {}))}>
            Throw it away
          </Button>
        </>
      }
    >
      <p>
        The unreadable copies on this computer are thrown away. Your accounts stay on their networks, but without the
        backup file and the recovery key nobody can use them again.
      </p>
      <CheckBox checked={sure} onChange={setSure} testid="start-over-sure">
        <span>I do not need what was kept here</span>
      </CheckBox>
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
