/** The key server of this identity: its address, its state, and what it can and cannot do. The worker verifies everything the server says. */
import { useState } from 'preact/hooks';
import type { ServerView } from '../../../../messaging/server-view.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { ArrowRight, Plus, RefreshCw, Trash2 } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { toServerName } from '../../../server-picker/server-address.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toMoment } from '../../../words/day.ts';
import { Frame, Problem } from '../frame.tsx';
import { toBeEnrolled } from '../methods/moved-notes.tsx';
import { settingsPath } from '../settings-routes.ts';
import { useChange } from '../use-change.ts';
import { ChooseServer } from './server-choose.tsx';
import { DeleteAtServer } from './server-delete.tsx';
import { ServerPowers } from './server-powers.tsx';
import { ServerState } from './server-state.tsx';
import '../../../style/server.css';
import { server as t } from '../../../../locales/en/ui/pages/settings/server.tsx';

type Open = 'add' | 'move' | 'delete' | null;

export function ServerPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { server } = snapshot;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Frame title={t.title} lede={t.lede} wide>
      {snapshot.deletesAt !== null && server !== null && (
        <DeletesSoon at={snapshot.deletesAt} name={toServerName(server.origin)} />
      )}
      {!snapshot.keepsCopy && (
        <section class="narrow">
          <WarningBox severity="note" title={t.notKept} rule="no-copy">
            <p>{t.notKeptText}</p>
          </WarningBox>
        </section>
      )}
      {toBeEnrolled(snapshot).length > 0 && (
        <section class="narrow">
          <WarningBox severity="caution" title={t.passwordAtOldServer} rule="enrol-again">
            <p>{t.enrolHere}</p>
            <div class="in-warning">
              <a class="btn secondary s" href={`#/${settingsPath('login-methods')}`}>
                {t.loginMethods}
              </a>
            </div>
          </WarningBox>
        </section>
      )}
      <div class="columns">
        <div>
          {server === null ? (
            <NoServer onAdd={() => setOpen('add')} />
          ) : (
            <Facts server={server} onMove={() => setOpen('move')} />
          )}
        </div>
        <div>
          <ServerPowers />
          {server !== null && snapshot.deletesAt === null && (
            <section class="narrow stack">
              <h2 class="h3">{t.deleteTitle}</h2>
              <p class="small">{t.deleteHelp}</p>
              <div class="acts-row">
                <Button weight="risk" icon={Trash2} onClick={() => setOpen('delete')} testid="delete-identity">
                  {t.deleteFromTheServer}
                </Button>
              </div>
            </section>
          )}
        </div>
      </div>
      {(open === 'add' || open === 'move') && <ChooseServer kind={open} onClose={close} />}
      {open === 'delete' && server !== null && <DeleteAtServer snapshot={snapshot} server={server} onClose={close} />}
    </Frame>
  );
}

function Facts({ server, onMove }: { server: ServerView; onMove: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  return (
    <section class="narrow stack">
      <ServerState server={server} />
      <FactList tall>
        <FactRow name={t.address}>
          <span data-testid="server-url">{server.origin}</span>
        </FactRow>
        <FactRow name={t.fingerprint}>
          <span class="mono" data-testid="server-fingerprint">
            {server.fingerprint}
          </span>
        </FactRow>
        {server.keyChange !== null && (
          <>
            <FactRow name={t.keyChanged}>{t.signedByOldKey(toMoment(server.keyChange.at, Date.now()))}</FactRow>
            <FactRow name={t.oldFingerprint}>
              <span class="mono" data-testid="server-key-change">
                {server.keyChange.before}
              </span>
            </FactRow>
          </>
        )}
        <FactRow name={t.lastContact}>
          {server.lastContact === null ? t.noneYet : toMoment(server.lastContact, Date.now())}
        </FactRow>
        <FactRow name={t.waiting}>
          <span data-testid="server-waiting">{server.waiting === 0 ? t.nothing : t.changes(server.waiting)}</span>
        </FactRow>
      </FactList>
      <div class="acts-row">
        <Button
          weight="primary"
          icon={RefreshCw}
          busy={busy}
          onClick={() => run(() => command('sync-now', {}))}
          testid="sync-now"
        >
          {t.syncNow}
        </Button>
        <Button icon={ArrowRight} onClick={onMove} testid="move-server">
          {t.choose.move.title}
        </Button>
      </div>
      <Problem text={problem} />
    </section>
  );
}

const NoServer = ({ onAdd }: { onAdd: () => void }) => (
  <section class="narrow stack">
    <p data-testid="server-url">{t.thisComputerOnly}</p>
    <p class="small">{t.thisComputerOnlyText}</p>
    <div class="acts-row">
      <Button weight="primary" icon={Plus} onClick={onAdd} testid="add-server">
        {t.choose.add.title}
      </Button>
    </div>
  </section>
);

function DeletesSoon({ at, name }: { at: number; name: string }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const keep = () => run(t.cancelTheDeletion, (proof) => command('keep-identity', { proof }), t.deletionCancelled);
  return (
    <section class="narrow">
      <WarningBox severity="caution" title={t.deletesOn(name, toMoment(at, Date.now()))} rule="deletes">
        <p>{t.cancelUntilThen}</p>
        <div class="hstack">
          <Button small busy={busy} onClick={keep} testid="keep-identity">
            {t.cancelDeletion}
          </Button>
        </div>
      </WarningBox>
      <Problem text={problem} />
    </section>
  );
}
