/** The moment before the first snapshot. Says nothing for a while: most of the time it is gone before it is seen. */
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
                The wallet takes longer than usual to wake. Nothing is lost. If this stays, restart the browser.
              </p>
            </>
          )}
        </div>
      </main>
    </div>
  );
}
