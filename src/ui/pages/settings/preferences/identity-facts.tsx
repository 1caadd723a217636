/** Name, kind and fingerprint of the identity, and a button to rename it. */
import { useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { kindWords } from '../../../identities/words.ts';
import { useCommand } from '../../../wallet.tsx';
import { NameDialog } from '../name-dialog.tsx';
import { useChange } from '../use-change.ts';

type Identity = UnlockedSnapshot['identity'];

export function IdentityFacts({ identity }: { identity: Identity }) {
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <dl class="cast tall">
        <div>
          <dt>Name</dt>
          <dd>{identity.name === '' ? 'Not set' : identity.name}</dd>
        </div>
        <div>
          <dt>Kind</dt>
          <dd>{kindWords(identity)}</dd>
        </div>
        <div>
          <dt>Fingerprint</dt>
          <dd class="mono">{identity.fingerprint}</dd>
        </div>
      </dl>
      <div class="acts-row">
        <Button onClick={() => setRenaming(true)} testid="rename-identity">
          Rename the identity
        </Button>
      </div>
      {renaming && <RenameIdentity name={identity.name} onClose={() => setRenaming(false)} />}
    </>
  );
}

function RenameIdentity({ name, onClose }: { name: string; onClose: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();

  async function rename(text: string) {
    const done = await run(
      `Rename the identity to ${text}`,
      (proof) => command('rename-identity', { name: text, proof }),
      `Identity renamed to ${text}`,
    );
    if (done) onClose();
  }

  return (
    <NameDialog
      title="Rename the identity"
      label="Name"
      verb="Rename"
      value={name}
      busy={busy}
      problem={problem}
      help="Visible only to you and anyone who has a login method of this identity."
      onName={rename}
      onClose={onClose}
    />
  );
}
