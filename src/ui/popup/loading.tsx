/** Shown before the first snapshot. Blank at first, because most of the time it is replaced at once. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { HouseMark } from '../components/mask.tsx';
import { useTakesLong } from '../components/spinner.tsx';
import { Status } from '../components/status.tsx';

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
              <Status class="small center">{t.slowStart}</Status>
            </>
          )}
        </div>
      </main>
    </div>
  );
}
