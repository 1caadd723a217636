/** The list of the identities on this computer: numbers stay, a name can be given and taken back, and a damaged list names them by number. */
import { expect, it } from 'vitest';
import { utf8 } from '../lib/bytes.ts';
import { createMemoryVault } from '../vault/testing/memory.ts';
import { listIdentities, storeIdentities, withoutHiddenChange } from './identity-list.ts';

it('numbers identities in the order in which they came, whatever their ids', async () => {
  const disk = await createMemoryVault();
  await storeIdentities(disk, ['first']);
  const ids = ['0a', 'first'];
  expect((await listIdentities(disk, ids)).map(({ id, number }) => [id, number])).toEqual([
    ['first', 1],
    ['0a', 2],
  ]);
  await storeIdentities(disk, ids);
  // The first is gone: the second keeps its number, and a third comes after it.
  expect((await listIdentities(disk, ['00', '0a'])).map(({ id, number }) => [id, number])).toEqual([
    ['0a', 2],
    ['00', 3],
  ]);
});

it('keeps the name that the person gave, until it is taken back', async () => {
  const disk = await createMemoryVault();
  await storeIdentities(disk, ['first', '0a'], { id: '0a', label: '  Work ' });
  await storeIdentities(disk, ['first', '0a']);
  expect((await listIdentities(disk, ['first', '0a'])).map(({ label }) => label)).toEqual([null, 'Work']);
  await storeIdentities(disk, ['first', '0a'], { id: '0a', label: ' ' });
  expect((await listIdentities(disk, ['first', '0a'])).map(({ label }) => label)).toEqual([null, null]);
});

it('lists every identity where the stored list cannot be read', async () => {
  const disk = await createMemoryVault();
  await disk.commit([{ table: 'settings', key: 'identities', value: utf8('{"list":[{"id":7},"x"]') }]);
  expect((await listIdentities(disk, ['a', 'b'])).map(({ number }) => number)).toEqual([1, 2]);
});

it('numbers the others anew when one is hidden, so that no number is missing', async () => {
  const disk = await createMemoryVault();
  await storeIdentities(disk, ['a', 'b', 'c'], { id: 'c', label: 'Night Market' });
  await disk.commit([await withoutHiddenChange(disk, ['b', 'c'])]);
  expect(await listIdentities(disk, ['b', 'c', 'd'])).toEqual([
    { id: 'b', number: 1, label: null },
    { id: 'c', number: 2, label: 'Night Market' },
    { id: 'd', number: 3, label: null },
  ]);
});
