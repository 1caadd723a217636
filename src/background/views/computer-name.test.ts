/** Tests of a computer's name: browser and system, whatever the browser tells. */
import { expect, it } from 'vitest';
import { computerName } from './computer-name.ts';

it.each([
  [
    { brands: [{ brand: 'Not A;Brand' }, { brand: 'Chromium' }, { brand: 'Google Chrome' }], platform: 'Windows' },
    'Google Chrome on Windows',
  ],
  [{ brands: [{ brand: 'Chromium' }, { brand: 'Not_A Brand' }], platform: 'Linux' }, 'Chromium on Linux'],
  [{ brands: [{ brand: 'Not/A)Brand' }], platform: '' }, 'A browser'],
  [{}, 'A browser'],
])('%j is %s', (agent, name) => {
  expect(computerName(agent)).toBe(name);
});
