/** The locked wallet: one button. The touch happens in a tab, as a popup that loses focus would break it off. */

import type { LoginKind } from '../../messaging/login.ts';
import type { LockedSnapshot, LoginOption } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Fingerprint, type IconNode, KeyRound, SquareAsterisk, Usb } from '../components/icon.tsx';
import { openTab } from './open-tab.ts';
import { PlainPage } from './plain-page.tsx';

const WORDS: Record<LoginKind, { open: string; how: string; icon: IconNode }> = {
  passkey: { open: 'Open with the passkey', how: 'One touch opens them.', icon: Fingerprint },
  'security-key': { open: 'Open with the security key', how: 'Have the key at hand.', icon: Usb },
  password: { open: 'Open with the password', how: 'Have the password at hand.', icon: SquareAsterisk },
  'recovery-key': { open: 'Open with the recovery key', how: 'Have the recovery key at hand.', icon: KeyRound },
};

const waitingWords = (count: number): string =>
  count === 1 ? 'One request waits for you.' : `${count} requests wait for you.`;

export function Locked({ snapshot }: { snapshot: LockedSnapshot }) {
  const first: LoginOption | undefined =
    snapshot.loginOptions.find((option) => option.usedLast) ?? snapshot.loginOptions[0];
  const words = WORDS[first?.kind ?? 'recovery-key'];
  const text = snapshot.waiting > 0 ? waitingWords(snapshot.waiting) : 'Your characters wait here.';
  return (
    <PlainPage
      title="Locked"
      text={
        <>
          {text} {words.how}
        </>
      }
      notice={snapshot.notice}
      fine="It happens in a tab of its own, which then closes."
    >
      <Button weight="primary" wide icon={words.icon} testid="unlock" onClick={() => openTab('login?close=1')}>
        {words.open}
      </Button>
      {snapshot.loginOptions.length > 1 && (
        <Button weight="quiet" wide onClick={() => openTab('login?close=1&other=1')}>
          Open another way
        </Button>
      )}
    </PlainPage>
  );
}
