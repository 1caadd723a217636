/** What the tab shows before the worker has spoken: nothing that could be false, and after ten seconds what to do. */
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
            <h1>The wallet does not answer</h1>
            <p class="lede">
              It may have been updated a moment ago. Load this page again; if it stays silent, restart the browser.
              Nothing is lost.
            </p>
            <div class="work-acts">
              <Button weight="primary" onClick={() => location.reload()}>
                Load again
              </Button>
            </div>
          </div>
        )}
      </main>
    </div>
  );
}
