/** The prompt while the wallet is locked: something waits, and what opens it. Says nothing of who asks or as whom. */

import { methods } from '../../locales/en/ui/methods.ts';
import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { LockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { HouseMark } from '../components/mask.tsx';
import { ICONS } from '../methods/icons.ts';
import { openAppPage } from '../open-page.ts';
import { Later } from './later.tsx';

/** The touch happens in a tab, which closes itself; this window stays and shows the request then. */
const openLogin = () => openAppPage('login?close=1');

export function LockedPrompt({ snapshot }: { snapshot: LockedSnapshot }) {
  const { loginOptions } = snapshot;
  const option = loginOptions.find(({ usedLast }) => usedLast) ?? loginOptions.find(({ frozen }) => !frozen);
  return (
    <div class="prompt plain-prompt" role="dialog" aria-label={t.locked}>
      <Later />
      <main class="middle">
        <HouseMark size={56} />
        <h1 class="h2">{t.locked}</h1>
        <p class="small center">{snapshot.waiting === 0 ? t.nothingWaits : t.requestsWait(snapshot.waiting)}</p>
        <Button
          weight="primary"
          wide
          icon={option === undefined ? undefined : ICONS[option.kind]}
          testid="unlock"
          onClick={openLogin}
        >
          {option === undefined ? t.open : methods.kinds[option.kind].open.title}
        </Button>
        <p class="fine center">{t.opensInTab}</p>
      </main>
    </div>
  );
}
