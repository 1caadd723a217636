/** Top of the switcher: the open identity, and the others on this computer. Going to another one locks this one and opens the login in a tab. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { CircleUserRound, Icon, Plus } from '../components/icon.tsx';
import { IdentityRows } from '../identities/identity-rows.tsx';
import { kindWords, openName, othersOf } from '../identities/words.ts';
import { useIdentitySwitch } from './use-identity-switch.ts';

export function IdentitySwitch({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { busy, problem, go } = useIdentitySwitch();
  const others = othersOf(snapshot.identities);
  return (
    <section class="identity-switch" aria-label={t.identity}>
      <div class="identity-open" data-testid="open-identity">
        <Icon node={CircleUserRound} size={20} />
        <span class="grow">
          <span class="t clip">{openName(snapshot)}</span>
          <span class="d">{kindWords(snapshot.identity)}</span>
        </span>
        <Button weight="quiet" small icon={Plus} testid="new-identity" busy={busy} onClick={() => go(null)}>
          {t.newIdentity}
        </Button>
      </div>
      {others.length > 0 && (
        <>
          <IdentityRows identities={others} onChoose={go} />
          <p class="fine">{t.identityHint}</p>
        </>
      )}
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
