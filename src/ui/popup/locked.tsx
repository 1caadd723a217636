/** The locked wallet: one button. The touch happens in a tab, as a popup that loses focus would break it off. */

import type { LockedSnapshot, LoginOption } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { LOGINS } from '../methods/methods.ts';
import { openTab } from './open-tab.ts';
import { PlainPage } from './plain-page.tsx';

const waitingWords = (count: number): string =>
  count === 1 ? 'One request waits for you.' : `${count} requests wait for you.`;

export function Locked({ snapshot }: { snapshot: LockedSnapshot }) {
  const first: LoginOption | undefined =
    snapshot.loginOptions.find((option) => option.usedLast) ?? snapshot.loginOptions[0];
  const { icon, open } = LOGINS[first?.kind ?? 'recovery-key'];
  const text = snapshot.waiting > 0 ? waitingWords(snapshot.waiting) : 'Your characters wait here.';
  return (
    <PlainPage
      title="Locked"
      text={
        <>
          {text} {open.detail}
        </>
      }
      notice={snapshot.notice}
      fine="It happens in a tab of its own, which then closes."
    >
      <Button weight="primary" wide icon={icon} testid="unlock" onClick={() => openTab('login?close=1')}>
        {open.title}
      </Button>
      {snapshot.loginOptions.length > 1 && (
        <Button weight="quiet" wide onClick={() => openTab('login?close=1&other=1')}>
          Open another way
        </Button>
      )}
    </PlainPage>
  );
}
