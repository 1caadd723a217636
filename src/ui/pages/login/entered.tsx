/** Shown right after a login: closes the tab if it was opened for the login, otherwise continues to the settings, unless the tab was sent elsewhere meanwhile. */
import { useEffect } from 'preact/hooks';
import { login as t } from '../../../locales/en/ui/pages/login.ts';
import { closeTab, goTo } from '../../location.ts';
import { parseRoute } from '../../route.ts';
import { StageLayout } from '../stage-layout.tsx';

export function Entered({ closes }: { closes: boolean }) {
  useEffect(() => {
    if (closes) closeTab();
    else if (parseRoute(location.hash).page !== 'settings') goTo('settings', { replace: true });
  }, [closes]);
  return <StageLayout title={t.entered} lede={t.enteredLede} lit="none" />;
}
