/** Warnings about the key server: what still works, what has to wait, and what to do. Renders nothing if all is well. */
import { useState } from 'preact/hooks';
import type { ServerView } from '../../../../messaging/server-view.ts';
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
        <WarningBox severity="caution" title="The key server isn’t responding" rule="server-away">
          <p>
            You can still log in, sign and send. Changes to login methods, levels and computers have to wait until it is
            back.
          </p>
          {server.problem !== null && <p>{server.problem}</p>}
        </WarningBox>
      );
    case 'refused':
      return server.newFingerprint !== null ? (
        <ChangedKey server={server} fingerprint={server.newFingerprint} />
      ) : (
        <WarningBox severity="danger" title="The key server can’t be trusted right now" rule="server-refused">
          <p>{server.problem ?? 'It sent an answer that can’t be correct.'}</p>
          <p>Nothing more is sent to it. Your data on this computer is complete and keeps working.</p>
        </WarningBox>
      );
  }
}

/** The server's public key changed: accepted only after the user compared the fingerprints. */
function ChangedKey({ server, fingerprint }: { server: ServerView; fingerprint: string }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [compared, setCompared] = useState(false);
  return (
    <WarningBox severity="danger" title="The key server’s fingerprint changed" rule="server-key">
      <p>
        The server may have been reinstalled, or a different server may have taken its place. Ask its operator. Nothing
        is sent until you accept.
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
          <span>I compared the new fingerprint with the server’s operator</span>
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
          Accept
        </Button>
      </div>
      <Problem text={problem} />
    </WarningBox>
  );
}
