/** Of what the browser's notifications tell, and how much they say. */
import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';
import type { Settings } from '../../../../messaging/settings.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { Switch } from './switch.tsx';

export function Notifications({ settings }: { settings: Settings }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const change = (changes: Partial<Settings>) => run(() => command('change-settings', changes));
  return (
    <section class="narrow stack">
      <h2 class="h3">{t.notifications}</h2>
      <Switch
        title={t.notify}
        checked={settings.notifications}
        onChange={(notifications) => change({ notifications })}
        testid="notifications"
      >
        {t.notifyHelp}
      </Switch>
      <Switch
        title={t.notifyIncoming}
        checked={settings.incomingNotifications}
        onChange={(incomingNotifications) => change({ incomingNotifications })}
        testid="incoming-notifications"
      >
        {t.notifyIncomingHelp}
      </Switch>
      <Switch
        title={t.notifyPrivately}
        checked={settings.privateNotifications}
        onChange={(privateNotifications) => change({ privateNotifications })}
        testid="private-notifications"
      >
        {t.notifyPrivatelyHelp}
      </Switch>
      <Problem text={problem} />
    </section>
  );
}
