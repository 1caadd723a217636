/** Name, kind and fingerprint of the identity, and a button to rename it. */
import { useState } from 'preact/hooks';
import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { kindWords } from '../../../identities/words.ts';
import { useCommand } from '../../../wallet.tsx';
import { NameDialog } from '../name-dialog.tsx';
import { useChange } from '../use-change.ts';

type Identity = UnlockedSnapshot['identity'];

export function IdentityFacts({ identity }: { identity: Identity }) {
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <FactList tall>
        <FactRow name={t.name}>{identity.name === '' ? t.notSet : identity.name}</FactRow>
        <FactRow name={t.kind}>{kindWords(identity)}</FactRow>
        <FactRow name={t.fingerprint}>
          <span class="mono">{identity.fingerprint}</span>
        </FactRow>
      </FactList>
      <div class="acts-row">
        <Button onClick={() => setRenaming(true)} testid="rename-identity">
          {t.renameTitle}
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
      t.renameTo(text),
      (proof) => command('rename-identity', { name: text, proof }),
      t.renamedTo(text),
    );
    if (done) onClose();
  }

  return (
    <NameDialog
      title={t.renameTitle}
      label={t.name}
      verb={t.rename}
      value={name}
      busy={busy}
      problem={problem}
      help={t.nameHelp}
      onName={rename}
      onClose={onClose}
    />
  );
}
