/** What nodes may learn from the wallet's own requests. */
import type { Settings } from '../../../../messaging/settings.ts';

import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { Switch } from './switch.tsx';

export function NodePrivacy({ settings: { accountsApart } }: { settings: Pick<Settings, 'accountsApart'> }) {
  const command = useCommand();
  const { problem, run } = useAct();
  return (
    <section class="narrow stack">
      <h2 class="h3">What nodes learn</h2>
      <Switch
        title="Ask for each account separately"
        checked={accountsApart}
        onChange={(next) => run(() => command('change-settings', { accountsApart: next }))}
        testid="accounts-apart"
      >
        No request to a node then names two accounts of a character. It takes more requests, so balances come later. All
        of them still come from your internet address, which a node can see.
      </Switch>
      <Problem text={problem} />
    </section>
  );
}
