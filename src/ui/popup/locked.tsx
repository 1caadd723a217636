/** The locked wallet: one button. The touch happens in a tab, as a popup that loses focus would break it off. */

import { methods } from '../../locales/en/ui/methods.ts';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type { LockedSnapshot, LoginOption } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { IdentityRows } from '../identities/identity-rows.tsx';
import { othersOf } from '../identities/words.ts';
import { ICONS } from '../methods/icons.ts';
import { openTab } from './open-tab.ts';
import { PlainPage } from './plain-page.tsx';
import { useIdentitySwitch } from './use-identity-switch.ts';

export function Locked({ snapshot }: { snapshot: LockedSnapshot }) {
  const first: LoginOption | undefined =
    snapshot.loginOptions.find((option) => option.usedLast) ?? snapshot.loginOptions.find((option) => !option.frozen);
  const here = snapshot.identities?.find(({ inUse }) => inUse);
  const others = othersOf(snapshot.identities);
  const { problem, go } = useIdentitySwitch();
  const kind = first?.kind ?? 'recovery-key';
  const { open } = methods.kinds[kind];
  const said = [
    here !== undefined && t.lockedSentence,
    snapshot.waiting > 0 && t.waiting(snapshot.waiting),
    open.detail,
  ].filter(Boolean);
  return (
    <PlainPage
      title={here === undefined ? t.locked : here.label}
      text={said.join(' ')}
      notice={snapshot.notice}
      fine={t.opensInTab}
    >
      <Button weight="primary" wide icon={ICONS[kind]} testid="unlock" onClick={() => openTab('login?close=1')}>
        {open.title}
      </Button>
      {snapshot.loginOptions.length > 1 && (
        <Button weight="quiet" wide onClick={() => openTab('login?close=1&other=1')}>
          {t.openAnotherWay}
        </Button>
      )}
      {others.length > 0 && <IdentityRows identities={others} onChoose={go} />}
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
    </PlainPage>
  );
}
