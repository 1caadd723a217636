/** The key server of this identity: its address, its state, and what it can and cannot do. The worker verifies everything the server says. */
import { useState } from 'preact/hooks';
import { toCounted } from '../../../../locales/en/grammar.ts';
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

type Open = 'add' | 'move' | 'delete' | null;

export function ServerPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { server } = snapshot;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Frame
      title="Key server"
      lede="Stores your encrypted data so your computers stay in sync. It can’t decrypt anything."
    >
      {snapshot.deletesAt !== null && server !== null && (
        <DeletesSoon at={snapshot.deletesAt} name={toServerName(server.origin)} />
      )}
      {!snapshot.keepsCopy && (
        <section class="narrow">
          <WarningBox severity="note" title="Nothing from this session is kept on this computer" rule="no-copy">
            <p>When you lock, the data is removed from here. To log in again you need the server.</p>
          </WarningBox>
        </section>
      )}
      {toBeEnrolled(snapshot).length > 0 && (
        <section class="narrow">
          <WarningBox severity="caution" title="A password still belongs to the old server" rule="enrol-again">
            <p>Enrol it here, so that it no longer needs the old one.</p>
            <div class="in-warning">
              <a class="btn secondary s" href={`#/${settingsPath('login-methods')}`}>
                Login methods
              </a>
            </div>
          </WarningBox>
        </section>
      )}
      {server === null ? (
        <NoServer onAdd={() => setOpen('add')} />
      ) : (
        <Facts server={server} onMove={() => setOpen('move')} />
      )}
      <ServerPowers />
      {server !== null && snapshot.deletesAt === null && (
        <section class="narrow stack">
          <h2 class="h3">Delete the identity from the server</h2>
          <p class="small">
            The server deletes your encrypted data. The copy on this computer stays, but your computers no longer sync.
          </p>
          <div class="acts-row">
            <Button weight="risk" icon={Trash2} onClick={() => setOpen('delete')} testid="delete-identity">
              Delete from the server
            </Button>
          </div>
        </section>
      )}
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
        <FactRow name="Address">
          <span data-testid="server-url">{server.origin}</span>
        </FactRow>
        <FactRow name="Fingerprint">
          <span class="mono" data-testid="server-fingerprint">
            {server.fingerprint}
          </span>
        </FactRow>
        <FactRow name="Last contact">
          {server.lastContact === null ? 'None yet' : toMoment(server.lastContact, Date.now())}
        </FactRow>
        <FactRow name="Waiting to be sent">
          <span data-testid="server-waiting">
            {server.waiting === 0 ? 'Nothing' : toCounted(server.waiting, 'change')}
          </span>
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
          Sync now
        </Button>
        <Button icon={ArrowRight} onClick={onMove} testid="move-server">
          Move to another server
        </Button>
      </div>
      <Problem text={problem} />
    </section>
  );
}

const NoServer = ({ onAdd }: { onAdd: () => void }) => (
  <section class="narrow stack">
    <p data-testid="server-url">Everything is stored on this device only.</p>
    <p class="small">
      You can restore it with the backup file and the recovery key. With a key server you can use it on several
      computers, and freeze a lost login method from any of them.
    </p>
    <div class="acts-row">
      <Button weight="primary" icon={Plus} onClick={onAdd} testid="add-server">
        Add a key server
      </Button>
    </div>
  </section>
);

function DeletesSoon({ at, name }: { at: number; name: string }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const keep = () => run('Cancel the deletion', (proof) => command('keep-identity', { proof }), 'Deletion cancelled');
  return (
    <section class="narrow">
      <WarningBox
        severity="caution"
        title={`Will be deleted from ${name} on ${toMoment(at, Date.now())}`}
        rule="deletes"
      >
        <p>Until then you can cancel this from any of your computers. If this wasn’t you, cancel it now.</p>
        <div class="hstack">
          <Button small busy={busy} onClick={keep} testid="keep-identity">
            Cancel deletion
          </Button>
        </div>
      </WarningBox>
      <Problem text={problem} />
    </section>
  );
}
