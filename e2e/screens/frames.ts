/** The sizes in which screens are drawn. */
import type { Screen } from './screen.ts';

type Rest = Omit<Screen, 'name' | 'path' | 'width' | 'height'>;

/** Makes screens of the full tab, whose names begin with `prefix`. */
export const tabs =
  (prefix: string, height = 900, more: Partial<Screen> = {}) =>
  (name: string, path: string, rest: Rest): Screen => ({
    name: `${prefix}-${name}`,
    path: `app.html#/${path}`,
    width: 1280,
    height,
    ...more,
    ...rest,
  });

/** The same screen in a narrow window, drawn to its end. */
export const narrow = (screen: Screen): Screen => ({
  ...screen,
  name: `${screen.name}-narrow`,
  width: 420,
  height: 860,
  whole: true,
});
