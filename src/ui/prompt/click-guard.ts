/** Guards the approve button against accidental and scripted clicks: it stays disabled until the content has been readable for a moment. */
import { useEffect, useState } from 'preact/hooks';
import { isPromptAtSide } from '../side-panel.ts';

/** In ms: longer than a click that was meant for the previous content. */
const READ_DELAY = 500;

/**
 * True once `content` has been unchanged for half a second in a focused window.
 * Getting the focus or another size restarts the delay, so that a prompt that appears under the pointer is not clicked by accident. Not every system reports when a
 * window is covered, so losing the focus resets it too.
 * The side panel has the focus only from the first click on: there the pointer that comes into it restarts the delay instead.
 */
export function useReadDelay(content: string): boolean {
  const [armed, setArmed] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const atSide = isPromptAtSide();
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
    // The buttons have moved, perhaps under the pointer.
    const resized = () => {
      if (atSide || document.hasFocus()) start();
      else disarm();
    };
    start();
    document.addEventListener('visibilitychange', returned);
    if (atSide) document.documentElement.addEventListener('pointerenter', start);
    else {
      window.addEventListener('focus', start);
      window.addEventListener('blur', disarm);
    }
    window.addEventListener('resize', resized);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', returned);
      document.documentElement.removeEventListener('pointerenter', start);
      window.removeEventListener('focus', start);
      window.removeEventListener('blur', disarm);
      window.removeEventListener('resize', resized);
    };
  }, [content]);
  return armed === content;
}

/** Tells whether a real user made this event in a focused, visible window. Scripted events don't count. */
export const isFromPerson = (event: Event): boolean =>
  event.isTrusted && document.visibilityState === 'visible' && document.hasFocus();
