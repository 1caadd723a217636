/** Names of sites in the worker: none where the package's list is missing or damaged, and all as soon as it can be read. */
import { expect, it, vi } from 'vitest';
import { publicSuffixes } from '../../../scripts/lib/public-suffixes.mjs';
import { siteName } from './site-name.ts';

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { getURL: (path: string) => `chrome-extension://ours/${path}` } },
}));

it('fails for a damaged or missing list, and reads it anew the next time', async () => {
  const file = publicSuffixes();
  const answers = [file.subarray(0, 20_000), new Uint8Array(), new Uint8Array(file.length), null, file];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    const bytes = answers.shift();
    if (!bytes) throw new TypeError('Failed to fetch');
    return new Response(bytes.slice());
  });
  for (let times = 0; times < 3; times++) await expect(siteName('https://a.b.co.uk')).rejects.toThrow('damaged');
  await expect(siteName('https://a.b.co.uk')).rejects.toThrow('fetch');
  expect(await siteName('https://a.b.co.uk')).toMatchObject({ rest: 'a.', domain: 'b.co.uk' });
  expect(await siteName('https://one.github.io')).toMatchObject({ domain: 'one.github.io' });
  expect(asked).toEqual(Array(5).fill('chrome-extension://ours/lists/public-suffixes.bin'));
});
