/** Freezes a login method with a printed freeze code, from any installation. Needs only the code and the server's address, and unlocks nothing. */
import '../../style/loss.css';
import { useState } from 'preact/hooks';
import { methods } from '../../../locales/en/ui/methods.ts';
import { freeze as t } from '../../../locales/en/ui/pages/freeze.tsx';
import type { CommandAnswer } from '../../../messaging/commands.ts';
import type { Snapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
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
    <StageLayout title={t.title} lede={t.lede} lit="none">
      <div class="work-body">
        <div class="key-form stack">
          <Field
            label={t.code}
            value={code}
            onValue={typing(setCode)}
            problem={missing === 'code' ? t.enterCode : problem}
            help={t.codeHelp}
            mono
            focused
            testid="freeze-code"
          />
          <Field
            label={t.server}
            value={server}
            onValue={typing(setServer)}
            problem={missing === 'server' ? t.enterServer : null}
            help={t.serverHelp}
            type="url"
            inputMode="url"
            placeholder="keys.example.org"
            onEnter={submit}
            testid="server-url"
          />
          <div class="work-acts">
            <Button weight="danger" busy={busy} onClick={submit} testid="use-freeze-code">
              {t.freezeNow}
            </Button>
            <Button weight="quiet" onClick={() => history.back()}>
              {t.back}
            </Button>
          </div>
        </div>
        {snapshot.kind === 'locked' && <StopWaiting snapshot={snapshot} />}
        <WarningBox severity="note" title={t.otherWays} rule="other-ways">
          <p>{t.otherWaysText()}</p>
        </WarningBox>
      </div>
    </StageLayout>
  );
}

const Frozen = ({ done }: { done: Done }) => (
  <StageLayout
    title={done.already ? t.alreadyFrozen : t.frozen}
    lede={t.whatIsFrozen(methods.kinds[done.kind].name, done.fingerprint)}
    lit="none"
  >
    <div class="work-body" data-testid="frozen-by-code">
      <p>{t.frozenText}</p>
      <WarningBox severity="note" title={t.limits} rule="what-holds">
        <p>{t.limitsText}</p>
      </WarningBox>
      <p>{t.whatNext}</p>
      <div class="work-acts">
        <Button weight="primary" onClick={() => goTo('restore')}>
          {t.restore}
        </Button>
      </div>
    </div>
  </StageLayout>
);
