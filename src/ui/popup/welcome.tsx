/** The popup without an identity: opens the tab that creates or restores one. */

import { popupStart as t } from '../../locales/en/ui/popup/start.ts';
import type { IdentityChoice } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { IdentityRows } from '../identities/identity-rows.tsx';
import { othersOf } from '../identities/words.ts';
import { openTab } from './open-tab.ts';
import { PlainPage } from './plain-page.tsx';
import { useIdentitySwitch } from './use-identity-switch.ts';

/** `notice`: for example why a session without a local copy was closed. */
export function Welcome({
  started,
  notice,
  identities,
}: {
  started: boolean;
  notice: string | null;
  identities: IdentityChoice[] | undefined;
}) {
  const others = othersOf(identities);
  const { go } = useIdentitySwitch();
  return (
    <PlainPage title="Dramatis" text={started ? t.setupUnfinished : t.claim} notice={notice} fine={t.opensInNewTab}>
      <Button weight="primary" wide testid="create-identity" onClick={() => openTab('start')}>
        {started ? t.continueSetup : t.getStarted}
      </Button>
      {!started && (
        <Button weight="quiet" wide testid="have-identity" onClick={() => openTab('restore')}>
          {t.alreadyHave}
        </Button>
      )}
      {others.length > 0 && <IdentityRows identities={others} onChoose={go} />}
    </PlainPage>
  );
}
