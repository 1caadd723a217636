/** Shown in the tab before the first snapshot: nothing at first, and after ten seconds what to do. */
import { Button } from '../components/button.tsx';
import { useTakesLong } from '../components/spinner.tsx';
import { Stage } from './stage.tsx';

export function Loading() {
  const long = useTakesLong(true);
  return (
    <div class="curtain">
      <Stage lit="none" />
      <main class="work" aria-busy={!long}>
        {!long && <h1 class="vh">Dramatis</h1>}
        {long && (
          <div role="status">
            <h1>The wallet isn’t responding</h1>
            <p class="lede">
              It may just have been updated. Reload this page; if that doesn’t help, restart the browser. Nothing is
              lost.
            </p>
            <div class="work-acts">
              <Button weight="primary" onClick={() => location.reload()}>
                Reload
              </Button>
            </div>
          </div>
        )}
      </main>
    </div>
  );
}
