/** The current time, updated while a component is mounted. */
import { useEffect, useState } from 'preact/hooks';

/** Milliseconds since 1970; re-renders the component every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
