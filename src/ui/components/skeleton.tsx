/** A placeholder for a value that is loading. */

/** `width` and `height` in CSS pixels. */
export const Skeleton = ({ width, height = 12 }: { width: number; height?: number }) => (
  <span class="skel" style={{ width: `${width}px`, height: `${height}px` }} aria-hidden="true" />
);
