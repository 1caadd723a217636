/** Restores an identity: the ways to do it and then, after the recovery key, a new login method for this computer. */
import { useRef, useState } from 'preact/hooks';
import type { TypedRecoveryKey } from '../../../messaging/login.ts';
import type { Snapshot } from '../../../messaging/snapshot.ts';
import { goTo } from '../../location.ts';
import type { Route } from '../../route.ts';
import { AnyLogin } from '../login/any-login.tsx';
import { Entered } from '../login/entered.tsx';
import { AddThisComputer } from './add-computer.tsx';
import { AddMethodHere } from './add-method-here.tsx';
import { ChooseIdentity } from './choose-identity.tsx';
import { FindByAccount } from './find-by-account.tsx';
import { FindByCertificate } from './find-by-certificate.tsx';
import { FindByKey } from './find-by-key.tsx';
import { FindByPassword } from './find-by-password.tsx';
import { FindByStorage } from './find-by-storage.tsx';
import { FindByTouch } from './find-by-touch.tsx';
import { OpenBackup } from './open-backup.tsx';
import { RestoreOptions } from './restore-options.tsx';
import { useSource } from './source.tsx';
import { WelcomeBack } from './welcome-back.tsx';

/** Keeps the typed recovery key for the one command that follows, so that the user types it only once. */
export function RestorePage({ snapshot, route }: { snapshot: Snapshot; route: Route }) {
  const [typedKey, setTypedKey] = useState<TypedRecoveryKey | null>(null);
  const [made, setMade] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  /** Server at which an account logs in. */
  const [finding, setFinding] = useState<string | null>(null);
  const [touching, setTouching] = useState(false);
  const [here, setHere] = useState(false);
  const source = useSource(snapshot.kind === 'empty' ? snapshot.defaultServer : null);
  /** This page has shown the wallet without an identity, so the open identity was restored just now. */
  const brought = useRef(false);
  if (snapshot.kind !== 'unlocked') brought.current = true;

  if (source.several !== null) return <ChooseIdentity several={source.several} />;
  if (snapshot.kind === 'unlocked') {
    if (here) return <Entered closes={false} />;
    const cameWithKey = snapshot.methods.some(
      ({ id, kind }) => id === snapshot.login.methodId && kind === 'recovery-key',
    );
    if (made || (brought.current && !(cameWithKey && snapshot.keepsCopy)))
      return <WelcomeBack snapshot={snapshot} withKey={cameWithKey || made} />;
    // Unlocked by a normal login: there is nothing to restore.
    if (!cameWithKey || !snapshot.keepsCopy) return <Entered closes={false} />;
    return (
      <AddMethodHere
        snapshot={snapshot}
        typedKey={typedKey}
        onMade={() => {
          setTypedKey(null);
          setMade(true);
        }}
      />
    );
  }
  if (snapshot.kind !== 'empty' || route.rest === 'backup')
    return <OpenBackup isBroken={snapshot.kind === 'broken'} first={file} onTyped={setTypedKey} />;
  if (route.rest === 'add-computer' || snapshot.joining)
    return <AddThisComputer view={snapshot.joining ?? null} source={source} identities={snapshot.identities} />;
  if (route.rest === 'recovery-key') return <FindByKey source={source} onTyped={setTypedKey} />;
  if (route.rest === 'own-storage') return <FindByStorage source={source} />;
  if (route.rest === 'account' && finding !== null) return <FindByAccount source={source} server={finding} />;
  if (route.rest === 'password') return <FindByPassword source={source} />;
  if (route.rest === 'certificate') return <FindByCertificate source={source} />;
  if (here) return <AnyLogin onBack={() => setHere(false)} />;
  if (touching) return <FindByTouch source={source} onBack={() => setTouching(false)} />;
  return (
    <RestoreOptions
      source={source}
      identities={snapshot.identities}
      notice={snapshot.notice}
      onHere={() => setHere(true)}
      onFile={(picked) => {
        setFile(picked);
        goTo('restore/backup');
      }}
      onWay={async (way) => {
        if (way !== 'touch' && way !== 'account') return goTo(`restore/${way}`);
        const settled = await source.place.settle();
        if (settled === null) return;
        if (way === 'touch') return setTouching(true);
        setFinding(settled.server);
        if (settled.server !== null) goTo('restore/account');
      }}
    />
  );
}
