/** The key server of this identity: where it is, how things stand with it, what it can and cannot do. Believes nothing of it itself: the worker does the checking. */
import { useState } from 'preact/hooks';
import type { ServerView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { ArrowRight, Plus, RefreshCw, Trash2 } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { toServerName } from '../../../server-picker/server-address.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toMoment } from '../../../words/day.ts';
import { toCounted } from '../../../words/listing.ts';
import { Frame, Problem } from '../frame.tsx';
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
      lede="It keeps sealed boxes for you, so that your other computers come to the same. It cannot open one."
    >
      {snapshot.deletesAt !== null && server !== null && (
        <DeletesSoon at={snapshot.deletesAt} name={toServerName(server.origin)} />
      )}
      {!snapshot.keepsCopy && (
        <section class="narrow">
          <WarningBox severity="note" title="Nothing of this session stays on this computer" rule="no-copy">
            <p>When you lock, it is gone from here. You log in by way of the server again.</p>
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
          <h2 class="h3">Delete the identity there</h2>
          <p class="small">
            The server throws the sealed boxes away. What is on this computer stays; other computers no longer hear of
            each other.
          </p>
          <div class="acts-row">
            <Button weight="risk" icon={Trash2} onClick={() => setOpen('delete')} testid="delete-identity">
              Delete it there
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
        <FactRow name="Its fingerprint">
          <span class="mono" data-testid="server-fingerprint">
            {server.fingerprint}
          </span>
        </FactRow>
        <FactRow name="Last contact">
          {server.lastContact === null ? 'None yet' : toMoment(server.lastContact, Date.now())}
        </FactRow>
        <FactRow name="Waits to be sent">
          <span data-testid="server-waiting">
            {server.waiting === 0 ? 'Nothing' : toCounted(server.waiting, 'change')}
          </span>
        </FactRow>
      </FactList>
      <div class="acts-row">
        <Button
          weight="primary"
          icon={RefreshCw}
          busy={busy || server.state === 'sending'}
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
    <p data-testid="server-url">Everything is kept on this device only.</p>
    <p class="small">
      The backup file and the recovery key bring it back. With a key server, other computers of yours can have it too,
      and a lost login method can be frozen from any of them.
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
  const keep = () => run('Keep the identity', (proof) => command('keep-identity', { proof }), 'It stays where it is');
  return (
    <section class="narrow">
      <WarningBox severity="caution" title={`Deleted at ${name} on ${toMoment(at, Date.now())}`} rule="deletes">
        <p>Until then it can be stopped, from any computer of yours. If you did not ask for it, stop it now.</p>
        <div class="hstack">
          <Button small busy={busy} onClick={keep} testid="keep-identity">
            Keep it
          </Button>
        </div>
      </WarningBox>
      <Problem text={problem} />
    </section>
  );
}
