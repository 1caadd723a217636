/** Guards the approve button against accidental and scripted clicks: it stays disabled until the content has been readable for a moment. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isPromptAtSide } from '../side-panel.ts';

/** In ms: longer than a click that was meant for the previous content. */
const READ_DELAY = 500;

/**
 * True once `content` has been unchanged for half a second in a focused window.
 * Getting the focus or another size restarts the delay, so that a prompt that appears under the pointer is not clicked by accident. Not every system reports when a
 * window is covered, so losing the focus resets it too.
 *
 * The side panel has the focus only from the first press on, which must count. So there the delay begins without the focus, the mouse that comes into the panel
 * restarts it, and after the focus was lost it begins with the next move of the mouse or with the focus. A finger or a pen "comes in" with each press, which says nothing.
 */
export function useReadDelay(content: string): boolean {
  const [armed, setArmed] = useState<string | null>(null);
  useEffect(() => {
    const root = document.documentElement;
    const atSide = isPromptAtSide();
    const leaving = new AbortController();
    const { signal } = leaving;
    let timer: ReturnType<typeof setTimeout>;
    /** Neither armed nor about to be. */
    let isOff = false;
    const disarm = () => {
      clearTimeout(timer);
      isOff = true;
      setArmed(null);
    };
    const start = () => {
      disarm();
      isOff = false;
      timer = setTimeout(() => setArmed(content), READ_DELAY);
    };
    const startIfOff = () => {
      if (isOff) start();
    };
    const byMouse = (act: () => void) => (event: PointerEvent) => {
      if (event.pointerType === 'mouse') act();
    };
    const returned = () => {
      if (document.visibilityState === 'visible') start();
    };
    // The buttons have moved, perhaps under the pointer.
    const resized = () => {
      if (atSide ? !isOff : document.hasFocus()) start();
      else disarm();
    };
    start();
    document.addEventListener('visibilitychange', returned, { signal });
    window.addEventListener('focus', atSide ? startIfOff : start, { signal });
    window.addEventListener('blur', disarm, { signal });
    window.addEventListener('resize', resized, { signal });
    if (atSide) {
      root.addEventListener('pointerenter', byMouse(start), { signal });
      root.addEventListener('pointermove', byMouse(startIfOff), { signal });
    }
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [content]);
  return armed === content;
}

/**
 * The handlers of a button that acts only while `armed`. A press that began before that does not count, wherever it ends; a key has no such beginning.
 */
export function usePress(armed: boolean, act: (event: Event) => void) {
  const pressed = useRef(false);
  return {
    onPointerDown() {
      pressed.current = armed;
    },
    onClick(event: MouseEvent) {
      const byPointer = event.detail > 0;
      const began = pressed.current;
      pressed.current = false;
      if (armed && (began || !byPointer)) act(event);
    },
  };
}

/** Tells whether a real user made this event in a focused, visible window. Scripted events don't count. */
export const isFromPerson = (event: Event): boolean =>
  event.isTrusted && document.visibilityState === 'visible' && document.hasFocus();
