/** Keeps the approving button dead while a person cannot have read what it says now. Never says yes by itself. */
import { useEffect, useState } from 'preact/hooks';

/** Half a second: longer than a click that was meant for what stood here before. */
export const ARMING_TIME = 500;

/**
 * True once `content` has stood unchanged for half a second in a window that is in front.
 * Coming back to the front counts as a change: a prompt that rises under the pointer is not clicked by accident.
 */
export function useArmed(content: string): boolean {
  const [armed, setArmed] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const start = () => {
      clearTimeout(timer);
      setArmed(null);
      timer = setTimeout(() => setArmed(content), ARMING_TIME);
    };
    const returned = () => {
      if (document.visibilityState === 'visible') start();
    };
    start();
    document.addEventListener('visibilitychange', returned);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', returned);
    };
  }, [content]);
  return armed === content;
}

/** Was this made by a person, in a window that is in front? Scripts and overlays from elsewhere are not heard. */
export const isFromPerson = (event: Event): boolean =>
  event.isTrusted && document.visibilityState === 'visible' && document.hasFocus();
