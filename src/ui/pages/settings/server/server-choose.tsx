/** Adds a key server to an identity that has none, or moves it to another one. Checks the server first, then asks for the proof. */
import { useState } from 'preact/hooks';
import { unreachable } from '../../../../lib/errors.ts';
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

const WORDS: Record<Kind, { title: string; text: string; verb: string }> = {
  add: {
    title: 'Add a key server',
    text: 'The encrypted data of this identity is sent to the server. The copy on this computer stays.',
    verb: 'Add server',
  },
  move: {
    title: 'Move to another server',
    text: 'Everything is sent to the new server, and this computer uses it from now on. Your other computers learn about the move from the old server the next time they connect. Passwords have to be enrolled there, one by one: the page of your login methods says which.',
    verb: 'Move',
  },
};

export function ChooseServer({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const command = useCommand();
  const check = useServerCheck();
  const { busy, problem, run } = useChange();
  const [leftBehind, setLeftBehind] = useState(false);
  const words = WORDS[kind];

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
    const found = await check.ask();
    if (found === null || busy) return;
    const name = toServerName(found.origin);
    await run(
      kind === 'add' ? `Store an encrypted copy at ${name}` : `Move to ${name}`,
      (proof) => send(found.origin, proof),
      `The encrypted copy is stored at ${name}`,
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
          <Button onClick={onClose}>Cancel</Button>
          <Button weight="primary" busy={busy} onClick={choose} testid="use-server">
            {words.verb}
          </Button>
        </>
      }
    >
      <p class="small">{words.text}</p>
      <ServerField check={check} testid="new-server-url" focused onEnter={choose} />
      <Problem text={problem} />
    </Dialog>
  );
}

const LeftBehind = ({ onClose }: { onClose: () => void }) => (
  <Dialog
    title="Moved"
    onClose={onClose}
    foot={
      <Button weight="primary" onClick={onClose}>
        Done
      </Button>
    }
  >
    <WarningBox severity="note" title="The old server still has its copy" rule="left-behind">
      <p>
        It is still encrypted, and only your login methods open it. Your other computers learn about the move from the
        old server, so keep it until you have opened the wallet once on each of them. After that its operator can delete
        the copy.
      </p>
    </WarningBox>
  </Dialog>
);
