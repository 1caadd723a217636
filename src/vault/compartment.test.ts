/** Compartments of the vault: each identity sees its own rows, and removing one leaves the others. */
import { describe, expect, it } from 'vitest';
import { fromBase64Url, utf8 } from '../lib/bytes.ts';
import {
  compartmentOf,
  currentCompartment,
  FIRST_COMPARTMENT,
  filledCompartments,
  hiddenChange,
  hiddenCompartments,
  newCompartmentId,
  rememberCurrent,
  removeCompartment,
  typedSalt,
} from './compartment.ts';
import { createMemoryVault } from './testing/memory.ts';

const row = (table: 'log' | 'local' | 'settings', key: string, text: string) => ({ table, key, value: utf8(text) });

async function two() {
  const vault = await createMemoryVault();
  const ids = [FIRST_COMPARTMENT, newCompartmentId()] as const;
  const [one, other] = [compartmentOf(vault, ids[0]), compartmentOf(vault, ids[1])];
  await one.commit([row('log', 'aa/head', '1'), row('local', 'copy/m', 'one')]);
  await other.commit([row('log', 'bb/head', '2'), row('local', 'copy/m', 'other')]);
  return { vault, ids, one, other };
}

describe('a compartment', () => {
  it('shows its own rows under their own keys, and no others', async () => {
    const { one, other } = await two();
    expect(await one.list('log', '')).toEqual([{ key: 'aa/head', value: utf8('1') }]);
    expect(await other.get('local', 'copy/m')).toEqual(utf8('other'));
    expect(await other.get('log', 'aa/head')).toBeNull();
  });

  it('expects the state of its own rows', async () => {
    const { one, other } = await two();
    const next = row('local', 'copy/m', 'next');
    await expect(one.commit([next], [row('local', 'copy/m', 'other')])).rejects.toMatchObject({ code: 'stale' });
    await other.commit([next], [row('local', 'copy/m', 'other')]);
    expect(await one.get('local', 'copy/m')).toEqual(utf8('one'));
  });

  it('is removed alone', async () => {
    const { vault, ids, one, other } = await two();
    await one.wipe();
    expect(await one.list('local', '')).toEqual([]);
    expect(await other.get('local', 'copy/m')).toEqual(utf8('other'));
    await removeCompartment(vault, ids[1]);
    expect(await filledCompartments(vault)).toEqual([]);
  });
});

describe('the compartment in use', () => {
  it('is the one that was remembered, as long as it holds an identity', async () => {
    const { vault, ids } = await two();
    expect([...(await filledCompartments(vault))].sort()).toEqual([...ids].sort());
    await rememberCurrent(vault, ids[1]);
    expect(await currentCompartment(vault)).toBe(ids[1]);
    await removeCompartment(vault, ids[1]);
    expect(await currentCompartment(vault)).toBe(FIRST_COMPARTMENT);
  });

  it('is the first one in an empty vault, and where another was remembered that is gone', async () => {
    const vault = await createMemoryVault();
    await rememberCurrent(vault, newCompartmentId());
    expect(await currentCompartment(vault)).toBe(FIRST_COMPARTMENT);
  });
});

it('is in use no more once it is hidden, and leaves an empty place where nothing else is', async () => {
  const disk = await createMemoryVault();
  for (const id of [FIRST_COMPARTMENT, 'b'])
    await compartmentOf(disk, id).commit([{ table: 'log', key: 'x/head', value: utf8('x') }]);
  await rememberCurrent(disk, 'b');
  await disk.commit([hiddenChange('b', true)]);
  expect(await hiddenCompartments(disk)).toEqual(['b']);
  expect(await currentCompartment(disk)).toBe(FIRST_COMPARTMENT);
  await disk.commit([hiddenChange(FIRST_COMPARTMENT, true)]);
  expect(await filledCompartments(disk)).not.toContain(await currentCompartment(disk));
  await disk.commit([hiddenChange('b', false)]);
  expect(await currentCompartment(disk)).toBe('b');
});

it('has one salt for what is typed, also where two ask at once', async () => {
  const disk = await createMemoryVault();
  const [one, other] = await Promise.all([typedSalt(disk), typedSalt(disk)]);
  expect(fromBase64Url(one)).toHaveLength(32);
  expect([other, await typedSalt(disk)]).toEqual([one, one]);
});
