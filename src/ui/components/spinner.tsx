/** A spinner, and a line of text that changes after ten seconds. With reduced motion it turns slowly. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Status } from './status.tsx';

export const Spinner = () => <span class="wait" aria-hidden="true" />;

/** True once `active` has been true for `milliseconds`, by default ten seconds. */
export function useTakesLong(active: boolean, milliseconds = 10_000): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!active) return;
    const timer = setTimeout(() => setLong(true), milliseconds);
    return () => clearTimeout(timer);
  }, [active, milliseconds]);
  return long;
}

/** A spinner and a text; `later` replaces the text after ten seconds. */
export function Waiting({ children, later }: { children: ComponentChildren; later?: ComponentChildren }) {
  const long = useTakesLong(true);
  return (
    <p class="waiting">
      <Spinner />
      <Status tag="span">{long && later !== undefined ? later : children}</Status>
    </p>
  );
}
