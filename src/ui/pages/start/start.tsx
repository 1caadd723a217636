/** The setup: shows the step that the draft has reached, so that a reload loses nothing. */
import type { EmptySnapshot } from '../../../messaging/snapshot.ts';
import type { Route } from '../../route.ts';
import { ChooseLogin } from './choose-login.tsx';
import { ConfirmRecoveryKey } from './confirm-recovery-key.tsx';
import { ShowRecoveryKey } from './show-recovery-key.tsx';

export function StartPage({ snapshot, route }: { snapshot: EmptySnapshot; route: Route }) {
  switch (snapshot.draft) {
    case null:
      return (
        <ChooseLogin defaultServer={snapshot.defaultServer} notice={snapshot.notice} identities={snapshot.identities} />
      );
    // The draft is at `confirm` as soon as the key was shown; the user moves on once it is saved.
    case 'recovery-key':
    case 'confirm':
      return route.rest === 'confirm' ? (
        <ConfirmRecoveryKey confirmed={false} server={snapshot.draftServer} />
      ) : (
        <ShowRecoveryKey />
      );
    case 'backup':
      return <ConfirmRecoveryKey confirmed server={snapshot.draftServer} />;
  }
}
