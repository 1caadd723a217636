/** Both copies on this computer are unreadable: says so, and offers the ways back. Throws nothing away without a tick. */
import { useState } from 'preact/hooks';
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
    <StageLayout
      title="This computer’s copy cannot be read"
      lede="Dramatis keeps two copies of your identity here, and neither opens. The backup file brings it back, or a key server that keeps it."
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
        <MethodRows>
          <MethodChoice
            icon={Server}
            said={{
              title: 'From a key server',
              detail: 'If you chose one: with a login method or another computer of yours.',
            }}
            testid="from-server"
            onClick={() => setAsking('restore')}
          />
        </MethodRows>
        <div class="work-acts">
          <Button weight="quiet" onClick={() => setAsking('start')} testid="start-over">
            Start anew without it
          </Button>
        </div>
      </div>
      {asking !== null && <StartOver next={asking} onClose={() => setAsking(null)} />}
    </StageLayout>
  );
}

/** Where the empty profile begins. */
type Next = 'start' | 'restore';

const WORDS: Record<Next, { title: string; text: string; tick: string }> = {
  start: {
    title: 'Start anew?',
    text: 'The unreadable copies on this computer are thrown away. Your accounts stay on their networks, but without the backup file and the recovery key nobody can use them again.',
    tick: 'I do not need what was kept here',
  },
  restore: {
    title: 'Bring it from the key server?',
    text: 'The unreadable copies on this computer are thrown away first. What was not sent to the server before is lost with them.',
    tick: 'A key server keeps this identity',
  },
};

function StartOver({ next, onClose }: { next: Next; onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [sure, setSure] = useState(false);
  const words = WORDS[next];

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
          <Button onClick={onClose}>Keep what is there</Button>
          <Button weight="risk" disabled={!sure} busy={busy} onClick={throwAway}>
            Throw it away
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
