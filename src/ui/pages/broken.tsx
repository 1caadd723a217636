/** Shown when both stored copies are unreadable: offers the ways to restore the identity. Deletes nothing without a ticked confirmation. */
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
      title="This computer’s copy can’t be read"
      lede="Dramatis keeps two copies of your identity here, and neither can be opened. You can restore it from the backup file, or from your key server."
      lit="none"
    >
      <div class="work-body">
        <WarningBox severity="caution" title="Details">
          <p>{snapshot.reason}</p>
        </WarningBox>
        <MethodChoice
          first
          icon={RotateCcw}
          said={{ title: 'Restore from a backup file', detail: 'With the backup file and your recovery key.' }}
          testid="have-identity"
          onClick={() => goTo('restore')}
        />
        <MethodRows>
          <MethodChoice
            icon={Server}
            said={{
              title: 'Restore from a key server',
              detail: 'With one of your login methods or another of your computers.',
            }}
            testid="from-server"
            onClick={() => setAsking('restore')}
          />
        </MethodRows>
        <div class="work-acts">
          <Button weight="quiet" onClick={() => setAsking('start')} testid="start-over">
            Start over with an empty wallet
          </Button>
        </div>
      </div>
      {asking !== null && <StartOver next={asking} onClose={() => setAsking(null)} />}
    </StageLayout>
  );
}

/** The page to open after the unreadable copies are deleted. */
type Next = 'start' | 'restore';

const WORDS: Record<Next, { title: string; text: string; tick: string; verb: string }> = {
  start: {
    title: 'Start over?',
    text: 'The unreadable copies on this computer will be deleted. Your accounts stay on their networks, but without the backup file and the recovery key they can’t be used again.',
    tick: 'I don’t need the data stored here',
    verb: 'Delete and start over',
  },
  restore: {
    title: 'Restore from the key server?',
    text: 'The unreadable copies on this computer will be deleted first. Changes that weren’t sent to the server are lost with them.',
    tick: 'This identity is stored on a key server',
    verb: 'Delete and restore',
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
          <Button onClick={onClose}>Cancel</Button>
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
