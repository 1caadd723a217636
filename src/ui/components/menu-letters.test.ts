/** Where letters lead in an open menu. */
import { expect, it } from 'vitest';
import { focusByLetter } from './menu-letters.ts';

it('goes to names that begin with the letters, and through those with the same one', () => {
  const names = ['Ethereum', ' Base', 'Gnosis', 'Éclair', 'Goerli', 'Manage'];
  let [at, now] = [0, 0];
  const items = names.map((textContent, index) => {
    const focus = () => {
      at = index;
    };
    return { textContent, focus } as HTMLElement;
  });
  const press = (key: string, after = 1_000): string | undefined => {
    now += after;
    focusByLetter(key, now, items, at);
    return names[at]?.trim();
  };
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
});
