/** Adds a key server to an identity that has none, or moves it to another one. Checks the server first, then asks for the proof. */
import { useState } from 'preact/hooks';
import { unreachable } from '../../../../lib/errors.ts';
import { server as t } from '../../../../locales/en/ui/pages/settings/server.tsx';
import type { Proof } from '../../../../messaging/login.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { toServerName } from '../../../server-picker/server-address.ts';
import { ServerField } from '../../../server-picker/server-field.tsx';
import { useServerCheck } from '../../../server-picker/use-server-check.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';

type Kind = 'add' | 'move';

export function ChooseServer({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const command = useCommand();
  const check = useServerCheck();
  const { busy, problem, run } = useChange();
  const [leftBehind, setLeftBehind] = useState(false);
  const words = t.choose[kind];

  async function send(url: string, proof: Proof): Promise<void> {
    switch (kind) {
      case 'add':
        await command('add-server', { url, proof });
        return onClose();
      case 'move': {
        const moved = await command('move-server', { url, proof });
        if (moved.leftBehind) setLeftBehind(true);
        else onClose();
        return;
      }
      default:
        return unreachable(kind);
    }
  }

  async function choose() {
    // The identity may be there already: the worker finds that out, and then needs no invitation.
    const found = await check.ask();
    if (found === null || busy) return;
    const name = toServerName(found.origin);
    await run(
      kind === 'add' ? t.storeCopyAt(name) : t.moveTo(name),
      (proof) => send(check.addressOf(found), proof),
      t.copyStored(name),
    );
  }

  if (leftBehind) return <LeftBehind onClose={onClose} />;
  return (
    <Dialog
      title={words.title}
      roomy
      testid="choose-server"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button weight="primary" busy={busy} onClick={choose} testid="use-server">
            {words.verb}
          </Button>
        </>
      }
    >
      <p class="small">{words.text}</p>
      <ServerField check={check} testid="new-server-url" focused registers onEnter={choose} />
      <Problem text={problem} />
    </Dialog>
  );
}

const LeftBehind = ({ onClose }: { onClose: () => void }) => (
  <Dialog
    title={t.moved}
    onClose={onClose}
    foot={
      <Button weight="primary" onClick={onClose}>
        {t.done}
      </Button>
    }
  >
    <WarningBox severity="note" title={t.oldServerHasCopy} rule="left-behind">
      <p>{t.oldServerHasCopyText}</p>
    </WarningBox>
  </Dialog>
);
