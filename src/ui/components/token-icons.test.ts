/** The icons that pages ask for are those that the build puts into the package. */
import { expect, it } from 'vitest';
import { tokenIcons } from '../../../scripts/lib/token-list.mjs';
import { TOKEN_ICONS } from './token-icons.ts';

it('has a file for every icon, and no other file', () => {
  expect([...TOKEN_ICONS].sort()).toEqual([...tokenIcons().keys()].sort());
});
