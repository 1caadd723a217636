/** How many rows of a long list are drawn: the first ones, and more whenever the end comes near, but none while its button has the focus: Tab leaves the list there. All at once would take too long to draw. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How far below the visible part the next rows are drawn. */
const AHEAD = '600px';

export interface Growing {
  /** How many rows are drawn. */
  most: number;
  more: () => void;
  /** For the element below the last row. */
  end: RefObject<HTMLDivElement | null>;
}

/**
 * @param step how many rows are drawn at first, and with each more @param of what the list shows (a search): another one begins at the
 * top again @param least how many are drawn in any case
 */
export function useGrowing(step: number, of: string, least = 0): Growing {
  const [shown, setShown] = useState({ of, most: step });
  const end = useRef<HTMLDivElement>(null);
  const most = Math.max(shown.of === of ? shown.most : step, least);
  const more = () => setShown({ of, most: most + step });
  // The observer tells of an element that stays in view only once, so each length of the list has its own.
  useEffect(() => {
    const element = end.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([seen]) => seen?.isIntersecting === true && !element.contains(document.activeElement) && more(),
      {
        rootMargin: AHEAD,
      },
    );
    observer.observe(element);
    return () => observer.disconnect();
  });
  return { most, more, end };
}
