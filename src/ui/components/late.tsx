/**
 * Parts that are loaded when they are first needed, so that the first screen does not carry them: pages, dialogs, notices. A page keeps its
 * place until the next one has come (`useLoaded`). Longer than 300 ms, a line moves at the top edge. What does not come: missing-part.tsx.
 */
import { type ComponentType, Fragment, type FunctionComponent, type VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { whileWorking } from '../working.ts';
import { partIsMissing } from './missing-part.tsx';

export interface Loadable {
  /** Loads once for the whole page; after a failure the next call tries again. @throws whatever the browser says of a file that is gone */
  load(): Promise<void>;
  isLoaded(): boolean;
}

export type LatePart<Props> = FunctionComponent<Props> & Loadable;

/**
 * Draws nothing until it is loaded.
 * @param onMissing the person was told that it does not come: a dialog counts as closed then
 */
export function late<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  onMissing: (props: Props) => void = () => {},
): LatePart<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const part = {
    isLoaded: () => loaded !== null,
    load() {
      loading ??= fetch().then(
        (found) => {
          loaded = found;
        },
        (error: unknown) => {
          loading = null;
          throw error;
        },
      );
      return loading;
    },
  };
  function Late(props: Props) {
    const [, redraw] = useState(false);
    const Loaded = loaded;
    useEffect(() => {
      // As it was drawn: the part may have come since, for somebody else.
      if (Loaded === null)
        return bring(
          part,
          () => redraw(true),
          () => partIsMissing(() => onMissing(props)),
        );
    }, []);
    return Loaded === null ? null : <Loaded {...props} />;
  }
  return Object.assign(Late, part);
}

/** Loads it for somebody who waits. @returns nobody waits any more */
function bring(part: Loadable, onCome: () => void, onMissing: () => void): () => void {
  let isWanted = true;
  whileWorking(part.load()).then(
    () => isWanted && onCome(),
    () => isWanted && onMissing(),
  );
  return () => {
    isWanted = false;
  };
}

const ALWAYS_THERE: Loadable = { load: async () => {}, isLoaded: () => true };

const partOf = ({ type }: VNode): Loadable =>
  typeof type === 'function' && 'load' in type ? (type as never) : ALWAYS_THERE;

/**
 * What to draw where pages follow one another: `wanted`; while its part is loaded, the page before it, and before the first page `null`.
 * @param back leads to the page that is still drawn, in case the wanted one does not come; `null`: nothing does
 */
export function useLoaded<Shown extends { page: VNode }>(
  wanted: Shown,
  back: (before: Shown) => (() => void) | null,
): Shown | null {
  const shown = useRef<Shown | null>(null);
  const [, redraw] = useState(0);
  const part = partOf(wanted.page);
  if (part.isLoaded()) shown.current = wanted;
  const isThere = shown.current === wanted;
  useEffect(() => {
    if (!isThere)
      return bring(
        part,
        () => redraw((count) => count + 1),
        () => partIsMissing(shown.current && back(shown.current)),
      );
  }, [part, isThere]);
  return shown.current;
}

/** The page at a place; while its part is loaded, the page of the place before. Each place has a page of its own. */
export function PageAt<Place>(props: { place: Place; page: VNode; goBack: (place: Place) => void }) {
  const { place, page, goBack } = props;
  const shown = useLoaded({ page, place }, (before) => () => goBack(before.place));
  return shown && <Fragment key={JSON.stringify(shown.place)}>{shown.page}</Fragment>;
}

/** Loads them one after the other while the page has nothing else to do, so that they are at hand later. @returns stops it */
export function loadWhenIdle(parts: readonly Loadable[]): () => void {
  const missing = parts.filter((part) => !part.isLoaded());
  let asked = 0;
  const next = () => {
    const part = missing.shift();
    if (part === undefined) return;
    asked = requestIdleCallback(() => {
      // Who needs the part later is told then.
      part.load().then(next, () => {});
    });
  };
  next();
  return () => {
    missing.length = 0;
    cancelIdleCallback(asked);
  };
}
