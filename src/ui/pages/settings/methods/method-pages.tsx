/** The pages about login methods: the list, a new one, a new recovery key, the check of a recovery key. */
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { CheckKeyPage } from '../recovery/check-key.tsx';
import { RecoveryKeyPages } from '../recovery/recovery-pages.tsx';
import { AddMethodPage } from './add-method.tsx';
import { LoginMethodsPage } from './login-methods.tsx';

/** `rest`: the subpage: `add`, `check`, `recovery-key`, `recovery-key/ID`, `of/ID`. */
export function MethodPages({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const [first, second = ''] = rest.split('/');
  switch (first) {
    case 'add':
      return <AddMethodPage snapshot={snapshot} />;
    case 'check':
      return <CheckKeyPage snapshot={snapshot} />;
    case 'recovery-key':
      return <RecoveryKeyPages snapshot={snapshot} of={second} />;
    default:
      return <LoginMethodsPage snapshot={snapshot} rest={rest} />;
  }
}
