/** Keeps the approving button dead while a person cannot have read what it says now. Never says yes by itself. */
import { useEffect, useState } from 'preact/hooks';

/** Half a second: longer than a click that was meant for what stood here before. */
export const READ_DELAY = 500;

/**
 * True once `content` has stood unchanged for half a second in a window that is in front.
 * Coming to the front counts as a change: a prompt that rises under the pointer is not clicked by accident. Not every system says when a
 * window is covered, so losing the focus disarms, and getting it back begins anew.
 */
export function useReadDelay(content: string): boolean {
  const [armed, setArmed] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const disarm = () => {
      clearTimeout(timer);
      setArmed(null);
    };
    const start = () => {
      disarm();
      timer = setTimeout(() => setArmed(content), READ_DELAY);
    };
    const returned = () => {
      if (document.visibilityState === 'visible') start();
    };
    start();
    document.addEventListener('visibilitychange', returned);
    window.addEventListener('focus', start);
    window.addEventListener('blur', disarm);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', returned);
      window.removeEventListener('focus', start);
      window.removeEventListener('blur', disarm);
    };
  }, [content]);
  return armed === content;
}

/** Was this made by a person, in a window that is in front? Scripts and overlays from elsewhere are not heard. */
export const isFromPerson = (event: Event): boolean =>
  event.isTrusted && document.visibilityState === 'visible' && document.hasFocus();
