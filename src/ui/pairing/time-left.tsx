/** The countdown of a pairing code. Screen readers don't announce each second; the page that follows says that the code expired. */

import { pairing as t } from '../../locales/en/ui/pairing.ts';
import { useNow } from '../use-now.ts';
import { toTimeLeft } from './time-left-text.ts';

export function TimeLeft({ until }: { until: number }) {
  const now = useNow(1000);
  return (
    <p class="small pair-time" role="timer" aria-live="off" data-testid="time-left">
      {t.expiresIn(toTimeLeft(until - now))}
    </p>
  );
}
