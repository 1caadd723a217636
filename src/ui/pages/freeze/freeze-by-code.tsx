/** Reports a loss with a printed freeze code, on any profile: the code and the server's address are all it takes. Opens nothing. */
import '../../style/loss.css';
import { useState } from 'preact/hooks';
import type { CommandAnswer } from '../../../messaging/command.ts';
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

/** The address that is most likely the one on the sheet. */
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
      title="Something is lost"
      lede="With the sheet of a freeze code you shut a login method out from here. Nothing is opened, and nothing of you stays on this computer."
      lit="none"
    >
      <div class="work-body">
        <div class="key-form stack">
          <Field
            label="Freeze code"
            value={code}
            onValue={typing(setCode)}
            problem={missing === 'code' ? 'Type the code from your sheet.' : problem}
            help="FREEZE and eight groups. Spaces, dashes and small letters do not matter."
            mono
            focused
            testid="freeze-code"
          />
          <Field
            label="Address of the key server"
            value={server}
            onValue={typing(setServer)}
            problem={missing === 'server' ? 'Type the address that stands on the sheet.' : null}
            help="It stands on the sheet."
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
            With any login method, or the recovery key, log in and choose <i>Something is lost</i> in the settings.
          </p>
        </WarningBox>
      </div>
    </StageLayout>
  );
}

const Frozen = ({ done }: { done: Done }) => (
  <StageLayout
    title={done.already ? 'It was frozen before' : 'It is frozen'}
    lede={`${METHODS[done.kind].name} of the identity ${done.fingerprint}`}
    lit="none"
  >
    <div class="work-body" data-testid="frozen-by-code">
      <p>It opens nothing at the key server any more, and its computers lock at their next contact.</p>
      <WarningBox severity="note" title="What this cannot do" rule="what-holds">
        <p>
          A computer that is offline still opens what it held, until its next contact. A wallet that lies open can be
          read until it locks.
        </p>
      </WarningBox>
      <p>
        Now log in with another login method or the recovery key: give it new keys or remove it, and move what its
        accounts hold.
      </p>
      <div class="work-acts">
        <Button weight="primary" onClick={() => goTo('restore')}>
          Bring your identity here
        </Button>
      </div>
    </div>
  </StageLayout>
);
