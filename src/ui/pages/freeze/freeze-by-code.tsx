/** Freezes a login method with a printed freeze code, from any installation. Needs only the code and the server's address, and unlocks nothing. */
import '../../style/loss.css';
import { useState } from 'preact/hooks';
import type { CommandAnswer } from '../../../messaging/commands.ts';
import type { Snapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { METHODS } from '../../methods/methods.ts';
import { useAct, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { StopWaiting } from './stop-waiting.tsx';

type Done = CommandAnswer<'use-freeze-code'>;

/** The server address that is most likely on the sheet. */
function likelyServer(snapshot: Snapshot): string {
  switch (snapshot.kind) {
    case 'empty':
      return snapshot.defaultServer ?? '';
    case 'locked':
      return snapshot.server ?? '';
    case 'unlocked':
      return snapshot.server?.origin ?? '';
    case 'broken':
      return '';
  }
}

export function FreezeByCodePage({ snapshot }: { snapshot: Snapshot }) {
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const [server, setServer] = useState(likelyServer(snapshot));
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<'server' | 'code' | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const typing = (set: (text: string) => void) => (text: string) => {
    set(text);
    setMissing(null);
    clear();
  };

  async function submit() {
    const absent = server.trim() === '' ? 'server' : code.trim() === '' ? 'code' : null;
    setMissing(absent);
    if (absent !== null || busy) return;
    await run(async () => setDone(await command('use-freeze-code', { server, code })));
  }

  if (done !== null) return <Frozen done={done} />;
  return (
    <StageLayout
      title="Lost something?"
      lede="With a printed freeze code you can block a login method from any computer. Nothing is unlocked, and nothing is kept on this computer."
      lit="none"
    >
      <div class="work-body">
        <div class="key-form stack">
          <Field
            label="Freeze code"
            value={code}
            onValue={typing(setCode)}
            problem={missing === 'code' ? 'Enter the code from your sheet.' : problem}
            help="FREEZE followed by eight groups. Spaces, dashes and lower case don’t matter."
            mono
            focused
            testid="freeze-code"
          />
          <Field
            label="Address of the key server"
            value={server}
            onValue={typing(setServer)}
            problem={missing === 'server' ? 'Enter the address from your sheet.' : null}
            help="It’s on the sheet."
            type="url"
            inputMode="url"
            placeholder="keys.example.org"
            onEnter={submit}
            testid="server-url"
          />
          <div class="work-acts">
            <Button weight="danger" busy={busy} onClick={submit} testid="use-freeze-code">
              Freeze it now
            </Button>
            <Button weight="quiet" onClick={() => history.back()}>
              Back
            </Button>
          </div>
        </div>
        {snapshot.kind === 'locked' && <StopWaiting snapshot={snapshot} />}
        <WarningBox severity="note" title="Other ways" rule="other-ways">
          <p>
            Log in with any login method or the recovery key, and choose <i>Lost something?</i> in the settings.
          </p>
        </WarningBox>
      </div>
    </StageLayout>
  );
}

const Frozen = ({ done }: { done: Done }) => (
  <StageLayout
    title={done.already ? 'Login method already frozen' : 'Login method frozen'}
    lede={`${METHODS[done.kind].name} of the identity ${done.fingerprint}`}
    lit="none"
  >
    <div class="work-body" data-testid="frozen-by-code">
      <p>It no longer works at the key server, and its computers lock the next time they connect.</p>
      <WarningBox severity="note" title="What this can’t do" rule="what-holds">
        <p>
          An offline computer can still open its copy until it connects again. An unlocked wallet stays readable until
          it locks.
        </p>
      </WarningBox>
      <p>
        Next, log in with another login method or the recovery key. Replace the frozen method’s keys or remove it, and
        move the funds of its accounts.
      </p>
      <div class="work-acts">
        <Button weight="primary" onClick={() => goTo('restore')}>
          Restore your identity
        </Button>
      </div>
    </div>
  </StageLayout>
);
