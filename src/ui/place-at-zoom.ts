/** The place of a zoomed window of the wallet on its screen. */

/** Of a page, CSS px. The title bar is part of the window's height and does not grow. */
export interface PageSize {
  width: number;
  height: number;
}

/** px. The window stands this far from the edges of the screen. */
export const MARGIN = 8;

export interface Box extends PageSize {
  left: number;
  top: number;
}

/**
 * The place of the window at this zoom. It grows to the left and downwards, because it stands at the right, and never leaves the screen.
 * @param page at a zoom of 1 @param at px, the window now @param frame px of the window around its page @param screen px, without task bars
 */
export function placeAtZoom(page: PageSize, at: Box, frame: PageSize, zoom: number, screen: Box): Box {
  const width = Math.min(Math.round(page.width * zoom) + frame.width, screen.width - 2 * MARGIN);
  const height = Math.min(Math.round(page.height * zoom) + frame.height, screen.height - 2 * MARGIN);
  const within = (value: number, from: number, room: number): number =>
    Math.max(from + MARGIN, Math.min(value, from + room - MARGIN));
  return {
    left: within(at.left + at.width - width, screen.left, screen.width - width),
    top: within(at.top, screen.top, screen.height - height),
    width,
    height,
  };
}
