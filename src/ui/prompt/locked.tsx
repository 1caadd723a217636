/** The prompt while the wallet is locked: something waits, and what opens it. Says nothing of who asks or as whom. */

import { toCounted } from '../../locales/en/grammar.ts';
import type { LockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { HouseMark } from '../components/mask.tsx';
import { LOGINS } from '../methods/methods.ts';
import { openAppPage } from '../open-page.ts';

/** The touch happens in a tab, which closes itself; this window stays and shows the request then. */
const openLogin = () => openAppPage('login?close=1');

export function LockedPrompt({ snapshot }: { snapshot: LockedSnapshot }) {
  const option = snapshot.loginOptions.find((each) => each.usedLast) ?? snapshot.loginOptions[0];
  return (
    <div class="prompt plain-prompt" role="dialog" aria-label="Dramatis is locked">
      <main class="middle">
        <HouseMark size={56} />
        <h1 class="h2">Dramatis is locked</h1>
        <p class="small center">
          {snapshot.waiting === 0
            ? 'Nothing waits for you.'
            : `${toCounted(snapshot.waiting, 'request')} ${snapshot.waiting === 1 ? 'waits' : 'wait'} for you. Open Dramatis to read ${snapshot.waiting === 1 ? 'it' : 'them'}.`}
        </p>
        <Button weight="primary" wide testid="unlock" onClick={openLogin}>
          {option === undefined ? 'Open' : LOGINS[option.kind].open.title}
        </Button>
        <p class="fine center">Login opens in a new tab. Then come back to this window.</p>
      </main>
    </div>
  );
}
