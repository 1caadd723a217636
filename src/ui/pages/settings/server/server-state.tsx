/** Warnings about the key server: what still works, what has to wait, and what to do. Renders nothing if all is well. */
import { useState } from 'preact/hooks';
import { server as t } from '../../../../locales/en/ui/pages/settings/server.tsx';
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
        <WarningBox severity="caution" title={t.notResponding} rule="server-away">
          <p>{t.notRespondingText}</p>
          {server.problem !== null && <p>{server.problem}</p>}
        </WarningBox>
      );
    case 'refused':
      return server.newFingerprint !== null ? (
        <ChangedKey server={server} fingerprint={server.newFingerprint} />
      ) : (
        <WarningBox severity="danger" title={t.notTrusted} rule="server-refused">
          <p>{server.problem ?? t.wrongAnswer}</p>
          <p>{t.nothingMoreSent}</p>
        </WarningBox>
      );
  }
}

/**
 * The server's public key changed, or there is proof of another successor of an earlier one: accepted only after the user compared the
 * fingerprints.
 */
function ChangedKey({ server, fingerprint }: { server: ServerView; fingerprint: string }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [compared, setCompared] = useState(false);
  const isDisputed = fingerprint === server.fingerprint;
  return (
    <WarningBox severity="danger" title={isDisputed ? t.keyDisputed : t.fingerprintChanged} rule="server-key">
      <p>{isDisputed ? t.keyDisputedText : t.fingerprintChangedText}</p>
      {server.problem !== null && <p>{server.problem}</p>}
      <dl class="fingerprints in-warning">
        {!isDisputed && <dt>{t.before}</dt>}
        {!isDisputed && <dd class="mono">{server.fingerprint}</dd>}
        <dt>{isDisputed ? t.fingerprint : t.now}</dt>
        <dd class="mono" data-testid="new-fingerprint">
          {fingerprint}
        </dd>
      </dl>
      <div class="in-warning">
        <CheckBox checked={compared} onChange={setCompared} testid="compared-fingerprint">
          <span>{isDisputed ? t.comparedShown : t.compared}</span>
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
          {t.accept}
        </Button>
      </div>
      <Problem text={problem} />
    </WarningBox>
  );
}
