/** How long a code lasts still. Counts down for the eye; a reader hears the end as a page of its own, not every second. */
import { useNow } from '../use-now.ts';
import { toTimeLeft } from './time-left-text.ts';

export function TimeLeft({ until }: { until: number }) {
  const now = useNow(1000);
  return (
    <p class="small pair-time" role="timer" aria-live="off" data-testid="time-left">
      The code lasts {toTimeLeft(until - now)} more.
    </p>
  );
}
