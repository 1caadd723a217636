/** Ctrl-Z (⌘-Z) takes back the last act while that is offered. Text fields keep the keys for their own text. */
import { useEffect, useRef } from 'preact/hooks';
import { isApple } from './shortcuts.ts';
import { FIELDS, OPEN } from './use-keys.ts';

export function useUndoKey(undo: (() => void) | null): void {
  const latest = useRef(undo);
  latest.current = undo;
  const offered = undo !== null;
  useEffect(() => {
    if (!offered) return;
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (isApple() ? event.metaKey : event.ctrlKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || event.defaultPrevented || event.altKey || document.querySelector(OPEN) !== null) return;
      if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return;
      event.preventDefault();
      latest.current?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [offered]);
}
