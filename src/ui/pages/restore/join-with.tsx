/** The new computer's own way in: a passkey of it, or a security key. Both reads of the ceremony agree before anything is sent. */
import { useState } from 'preact/hooks';
import { askToKeepStorage } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { CreateCredential } from '../../methods/create-credential.tsx';
import { CreationChoices } from '../../methods/creation-choices.tsx';
import { TOUCH } from '../../methods/methods.ts';
import type { CredentialKind } from '../../passkey.ts';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';

const OFFERED: readonly CredentialKind[] = ['passkey', 'security-key'];

export function JoinWith({ onStop }: { onStop: () => void }) {
  const command = useCommand();
  const [making, setMaking] = useState<CredentialKind | null>(null);
  if (making !== null)
    return (
      <StageLayout title={TOUCH[making].making.title} lede={TOUCH[making].making.detail} lit="all">
        <div class="work-body">
          <CreateCredential
            kind={making}
            onBack={() => setMaking(null)}
            onMade={async (credential) => {
              await command('join-with-credential', { credential });
              await askToKeepStorage();
            }}
          />
        </div>
      </StageLayout>
    );
  return (
    <StageLayout
      title="The other computer is found"
      lede="Now make a way in of this computer’s own. Your other computer decides what it opens."
      lit="all"
    >
      <div class="work-body">
        <CreationChoices
          offered={OFFERED}
          hasServer={false}
          passkeyTitle="Make a passkey here"
          onChoose={(kind) => kind !== 'password' && setMaking(kind)}
        />
      </div>
      <div class="work-acts">
        <Button weight="quiet" onClick={onStop} testid="stop-pairing">
          Stop
        </Button>
      </div>
    </StageLayout>
  );
}
