/** Top of the switcher: the open identity, and the others on this computer. Going to another one locks this one and opens the login in a tab. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type { IdentityChoice, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { CircleUserRound, Icon, Plus } from '../components/icon.tsx';
import { IdentityRows } from '../identities/identity-rows.tsx';
import { kindWords, openName, othersOf } from '../identities/words.ts';
import { clearPaymentDrafts } from '../payment-draft.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';

/** Goes to an identity, or to an empty place for a new one (`null`), and opens the page that goes on. */
export function useIdentitySwitch(): {
  busy: boolean;
  problem: string | null;
  go: (chosen: IdentityChoice | null) => void;
} {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const go = (chosen: IdentityChoice | null) =>
    void run(async () => {
      await clearPaymentDrafts();
      if (chosen === null) await command('begin-identity', {});
      else await command('switch-identity', { id: chosen.id });
      await openTab(chosen === null ? 'start' : 'login?close=1');
    });
  return { busy, problem, go };
}

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
