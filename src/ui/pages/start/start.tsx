/** The start: shows the step that the draft has reached, so that a reload loses nothing. */
import type { EmptySnapshot } from '../../../messaging/snapshot.ts';
import type { Route } from '../../route.ts';
import { Choose } from './choose.tsx';
import { ConfirmKey } from './confirm-key.tsx';
import { KeepKey } from './keep-key.tsx';

export function StartPage({ snapshot, route }: { snapshot: EmptySnapshot; route: Route }) {
  switch (snapshot.draft) {
    case null:
      return <Choose defaultServer={snapshot.defaultServer} notice={snapshot.notice} />;
    // The worker calls it `confirm` once the key was shown; the person moves on when it is kept.
    case 'recovery-key':
    case 'confirm':
      return route.rest === 'confirm' ? <ConfirmKey confirmed={false} server={snapshot.draftServer} /> : <KeepKey />;
    case 'backup':
      return <ConfirmKey confirmed server={snapshot.draftServer} />;
  }
}
