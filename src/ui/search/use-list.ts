/** Which result of a list is the chosen one: the arrows and the pointer move it, and another search begins at the first. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How many results PageUp and PageDown go. */
const PAGE = 8;

/** @param of what the list shows @param count how many results it has */
export function useList(of: string, count: number) {
  const [chosen, setChosen] = useState({ of, at: 0 });
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(chosen.of === of ? chosen.at : 0, Math.max(0, count - 1));
  // The pointer chooses what is seen already: the list must not move below it.
  const byKey = useRef(true);
  const choose = (next: number, key = false) => {
    byKey.current = key;
    setChosen({ of, at: next });
  };
  useLayoutEffect(() => {
    if (!byKey.current && of === chosen.of) return;
    if (at === 0) list.current?.scrollTo(0, 0);
    else list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [of, at]);

  /** @returns whether the key moved */
  function onKey(key: string): boolean {
    if (count === 0) return false;
    if (key === 'ArrowDown') choose((at + 1) % count, true);
    else if (key === 'ArrowUp') choose((at + count - 1) % count, true);
    else if (key === 'PageDown') choose(Math.min(at + PAGE, count - 1), true);
    else if (key === 'PageUp') choose(Math.max(at - PAGE, 0), true);
    else return false;
    return true;
  }
  return { at, list, choose, onKey };
}
