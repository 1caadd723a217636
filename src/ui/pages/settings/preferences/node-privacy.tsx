/** What nodes may learn from the wallet's own requests. */

import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';
import type { Settings } from '../../../../messaging/settings.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { Switch } from './switch.tsx';

export function NodePrivacy({ settings: { accountsApart } }: { settings: Pick<Settings, 'accountsApart'> }) {
  const command = useCommand();
  const { problem, run } = useAct();
  return (
    <section class="narrow stack">
      <h2 class="h3">{t.nodesTitle}</h2>
      <Switch
        title={t.accountsApart}
        checked={accountsApart}
        onChange={(next) => run(() => command('change-settings', { accountsApart: next }))}
        testid="accounts-apart"
      >
        {t.accountsApartHelp}
      </Switch>
      <Problem text={problem} />
    </section>
  );
}
