/** Where letters lead in an open menu. The arrows, Home and End are pressed in a browser: e2e/specs/screens/focus.spec.ts. */
import { expect, it, vi } from 'vitest';
import { moveInMenu } from './menu-keys.ts';

it('goes to names that begin with the letters, and through those with the same one', () => {
  const names = ['Ethereum', ' Base', 'Gnosis', 'Éclair', 'Goerli', 'Manage'];
  const items = names.map((textContent) => ({ textContent, focus() {} }) as HTMLElement);
  let now = 0;
  const press = (key: string, after = 1_000): string | undefined => {
    now += after;
    const target = { activeElement: items[at] };
    vi.stubGlobal('document', target);
    for (const [index, item] of items.entries())
      item.focus = () => {
        at = index;
      };
    moveInMenu(key, now, items);
    return names[at]?.trim();
  };
  let at = 0;
  expect(press('b')).toBe('Base');
  expect(press('e')).toBe('Éclair');
  expect(press('E', 100)).toBe('Ethereum');
  expect(press('g')).toBe('Gnosis');
  expect(press('g', 100)).toBe('Goerli');
  expect(press('g')).toBe('Gnosis');
  expect(press('o', 100)).toBe('Goerli');
  // No name begins with *gox*, nor with *x*.
  expect(press('x', 100)).toBe('Goerli');
  expect(press('x')).toBe('Goerli');
  vi.unstubAllGlobals();
});
