/** The time of day for what is drawn, renewed while it is looked at. */
import { useEffect, useState } from 'preact/hooks';

/** Milliseconds since 1970; the component is drawn anew every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
