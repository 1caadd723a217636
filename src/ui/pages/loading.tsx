/** Shown in the tab before the first snapshot: nothing at first, and after ten seconds what to do. */

import { pages as t } from '../../locales/en/ui/pages.ts';
import { Button } from '../components/button.tsx';
import { useTakesLong } from '../components/spinner.tsx';
import { Status } from '../components/status.tsx';
import { Stage } from './stage.tsx';

export function Loading() {
  const long = useTakesLong(true);
  return (
    <div class="curtain">
      <Stage lit="none" />
      <main class="work" aria-busy={!long}>
        {!long && <h1 class="vh">{t.name}</h1>}
        {long && (
          <>
            <Status tag="div">
              <h1>{t.notResponding}</h1>
              <p class="lede">{t.notRespondingLede}</p>
            </Status>
            <div class="work-acts">
              <Button weight="primary" onClick={() => location.reload()}>
                {t.reload}
              </Button>
            </div>
          </>
        )}
      </main>
    </div>
  );
}
