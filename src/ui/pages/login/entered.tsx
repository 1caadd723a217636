/** Shown right after a login: closes the tab if it was opened for the login, otherwise continues to the settings. */
import { useEffect } from 'preact/hooks';
import { closeTab, goTo } from '../../location.ts';
import { StageLayout } from '../stage-layout.tsx';

export function Entered({ closes }: { closes: boolean }) {
  useEffect(() => {
    if (closes) closeTab();
    else goTo('settings', { replace: true });
  }, [closes]);
  return <StageLayout title="The wallet is open" lede="You can close this tab." lit="none" />;
}
