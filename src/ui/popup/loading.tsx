/** Shown before the first snapshot. Blank at first, because most of the time it is replaced at once. */
import { HouseMark } from '../components/mask.tsx';
import { useTakesLong } from '../components/spinner.tsx';

export function Loading() {
  const long = useTakesLong(true, 4_000);
  return (
    <div class="popup">
      <main class="alone" aria-busy="true">
        <h1 class="vh">Dramatis</h1>
        <div class="middle">
          {long && (
            <>
              <HouseMark size={56} />
              <p class="small center" role="status">
                The wallet is taking longer than usual to start. Nothing is lost. If this doesn’t change, restart the
                browser.
              </p>
            </>
          )}
        </div>
      </main>
    </div>
  );
}
