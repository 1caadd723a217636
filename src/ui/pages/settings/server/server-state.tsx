/** How things stand with the key server, when they do not stand well: what still works first, then what waits, then what to do. */
import { useState } from 'preact/hooks';
import type { ServerView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

export function ServerState({ server }: { server: ServerView }) {
  switch (server.state) {
    case 'in-step':
    case 'sending':
      return null;
    case 'unreachable':
      return (
        <WarningBox severity="caution" title="The key server does not answer" rule="server-away">
          <p>
            Daily login, signing and sending work without it. Changes of login methods, levels and computers wait until
            it is back.
          </p>
          {server.problem !== null && <p>{server.problem}</p>}
        </WarningBox>
      );
    case 'refused':
      return server.newFingerprint !== null ? (
        <ChangedKey server={server} fingerprint={server.newFingerprint} />
      ) : (
        <WarningBox severity="danger" title="The key server is not believed" rule="server-refused">
          <p>{server.problem ?? 'It answered with something that cannot be right.'}</p>
          <p>Nothing more is sent to it. What you have here is whole, and goes on working.</p>
        </WarningBox>
      );
  }
}

/** The server shows another key than before: believed only after the person compared. */
function ChangedKey({ server, fingerprint }: { server: ServerView; fingerprint: string }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [compared, setCompared] = useState(false);
  return (
    <WarningBox severity="danger" title="The key server shows another fingerprint" rule="server-key">
      <p>
        It may have been set up anew, or it may be another server that took its place. Ask whoever runs it. Nothing is
        sent until you accept.
      </p>
      <dl class="fingerprints in-warning">
        <dt>Before</dt>
        <dd class="mono">{server.fingerprint}</dd>
        <dt>Now</dt>
        <dd class="mono" data-testid="new-fingerprint">
          {fingerprint}
        </dd>
      </dl>
      <div class="in-warning">
        <CheckBox checked={compared} onChange={setCompared} testid="compared-fingerprint">
          <span>I compared the new fingerprint with whoever runs the server</span>
        </CheckBox>
      </div>
      <div class="hstack">
        <Button
          small
          weight="risk"
          disabled={!compared}
          busy={busy}
          onClick={() => run(() => command('sync-now', { accept: fingerprint }))}
          testid="accept-fingerprint"
        >
          Accept it
        </Button>
      </div>
      <Problem text={problem} />
    </WarningBox>
  );
}
