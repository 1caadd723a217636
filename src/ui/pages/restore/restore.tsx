/** Bringing an identity back on a new computer: backup file and recovery key, then a passkey of this computer. */
import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../messaging/snapshot.ts';
import { Entered } from '../login/entered.tsx';
import { MakeHere } from './make-here.tsx';
import { OpenBackup } from './open-backup.tsx';
import { Restored } from './restored.tsx';

/** The typed key stays in this component for the one command after it, so that it is not asked for twice. */
export function RestorePage({ snapshot }: { snapshot: Snapshot }) {
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const [made, setMade] = useState(false);
  if (snapshot.kind !== 'unlocked') return <OpenBackup isBroken={snapshot.kind === 'broken'} onOpened={setTypedKey} />;
  const cameWithKey = snapshot.methods.some(
    ({ id, kind }) => id === snapshot.login.methodId && kind === 'recovery-key',
  );
  if (made) return <Restored snapshot={snapshot} />;
  // Open by an everyday login: there is nothing to bring back.
  if (!cameWithKey) return <Entered closes={false} />;
  return (
    <MakeHere
      snapshot={snapshot}
      typedKey={typedKey}
      onMade={() => {
        setTypedKey(null);
        setMade(true);
      }}
    />
  );
}
