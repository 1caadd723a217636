/** The place of a zoomed prompt window: as large as its page, and always on the screen. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeAtZoom } from './place-at-zoom.ts';

const PAGE = { width: 400, height: 640 };
const FRAME = { width: 0, height: 32 };
const AT = { left: 1504, top: 64, width: 400, height: 672 };
const SCREEN = { left: 0, top: 0, width: 1920, height: 1040 };

it('grows to the left of its right edge, and downwards', () => {
  expect(placeAtZoom(PAGE, AT, FRAME, 1.5, SCREEN)).toEqual({ left: 1304, top: 40, width: 600, height: 992 });
  expect(placeAtZoom(PAGE, AT, FRAME, 1.1, SCREEN)).toEqual({ left: 1464, top: 64, width: 440, height: 736 });
  expect(placeAtZoom(PAGE, placeAtZoom(PAGE, AT, FRAME, 1.1, SCREEN), FRAME, 1, SCREEN)).toEqual(AT);
});

it('is never larger than the screen and never leaves it, also on a screen left of the first one', () => {
  const screens = fc.record({
    left: fc.integer({ min: -4000, max: 4000 }),
    top: fc.integer({ min: -2000, max: 2000 }),
    width: fc.integer({ min: 500, max: 4000 }),
    height: fc.integer({ min: 400, max: 3000 }),
  });
  fc.assert(
    fc.property(
      screens,
      fc.double({ min: 1, max: 5, noNaN: true }),
      fc.nat(8000),
      fc.nat(5000),
      (screen, zoom, x, y) => {
        const at = { left: x - 4000, top: y - 2500, width: 400, height: 672 };
        const { left, top, width, height } = placeAtZoom(PAGE, at, FRAME, zoom, screen);
        expect(left).toBeGreaterThan(screen.left);
        expect(top).toBeGreaterThan(screen.top);
        expect(left + width).toBeLessThan(screen.left + screen.width);
        expect(top + height).toBeLessThan(screen.top + screen.height);
        expect(width).toBeGreaterThanOrEqual(Math.min(400, screen.width - 16));
      },
    ),
  );
});
