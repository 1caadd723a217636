/** Where the nodes of the picture are, in CSS pixels from its corner. Measured anew when the picture changes its size or what it shows. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export interface NodePlace {
  left: number;
  right: number;
  /** The middle. */
  y: number;
}

export type Places = ReadonlyMap<string, NodePlace>;

/** By `data-node`; empty before the first measure. */
export function usePlaces(picture: RefObject<HTMLElement | null>): Places {
  const [places, setPlaces] = useState<Places>(new Map());
  useLayoutEffect(() => {
    const measure = () =>
      setPlaces((before) => (same(before, placesIn(picture.current)) ? before : placesIn(picture.current)));
    measure();
    const observer = new ResizeObserver(measure);
    if (picture.current !== null) observer.observe(picture.current);
    for (const list of picture.current?.querySelectorAll('[data-column]') ?? []) observer.observe(list);
    return () => observer.disconnect();
  });
  return places;
}

function placesIn(picture: HTMLElement | null): Places {
  const found = new Map<string, NodePlace>();
  if (picture === null) return found;
  const origin = picture.getBoundingClientRect();
  for (const node of picture.querySelectorAll<HTMLElement>('[data-node]')) {
    const box = node.getBoundingClientRect();
    const y = Math.round(box.top + box.height / 2 - origin.top);
    found.set(node.dataset.node ?? '', {
      left: Math.round(box.left - origin.left),
      right: Math.round(box.right - origin.left),
      y,
    });
  }
  return found;
}

const same = (one: Places, other: Places): boolean =>
  one.size === other.size &&
  [...one].every(([key, { left, right, y }]) => {
    const there = other.get(key);
    return there?.left === left && there.right === right && there.y === y;
  });
