/** After a restore: makes this computer's own way in, so that the recovery key can go back into its drawer. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import type { NewCredential, Proof } from '../../../messaging/login.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { goTo } from '../../location.ts';
import { useConfirmChange } from '../../methods/confirm-change.tsx';
import { CreateCredential } from '../../methods/create-credential.tsx';
import { CreationChoices } from '../../methods/creation-choices.tsx';
import { TOUCH } from '../../methods/methods.ts';
import type { CredentialKind } from '../../passkey.ts';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';

const OFFERED: readonly CredentialKind[] = ['passkey', 'security-key'];

/** `typedKey`: of the step before; after a reload it is asked for again. */
export function MakeHere(props: { snapshot: UnlockedSnapshot; typedKey: string | null; onMade: () => void }) {
  const command = useCommand();
  const confirm = useConfirmChange();
  const [making, setMaking] = useState<CredentialKind | null>(null);
  const level = props.snapshot.levels.find(({ manages }) => manages);

  async function add(credential: NewCredential) {
    if (level === undefined)
      throw new WalletError(
        'not-found',
        'This identity has no level that may manage it. Add a passkey in the settings.',
      );
    const proof: Proof | null =
      props.typedKey === null ? await confirm('Add this computer') : { kind: 'recovery-key', text: props.typedKey };
    if (proof === null) throw new WalletError('stopped', 'Stopped. Nothing was changed.');
    await command('add-method', { credential, levelId: level.id, proof });
    props.onMade();
  }

  if (making !== null)
    return (
      <StageLayout title={TOUCH[making].making.title} lede={TOUCH[making].making.detail} lit="all">
        <div class="work-body">
          <CreateCredential kind={making} onMade={add} onBack={() => setMaking(null)} />
        </div>
      </StageLayout>
    );
  return (
    <StageLayout
      title="It is all here"
      lede="Now give this computer a way in of its own, so that the recovery key can go back where you keep it."
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
        <Button weight="quiet" onClick={() => goTo('settings')}>
          Not now: log in with the recovery key each time
        </Button>
      </div>
    </StageLayout>
  );
}
