/** Rows of this browser outside a profile: the copy of a login method, and what this computer is called. One unreadable value takes nothing else along. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8 } from '../../lib/bytes.ts';
import { parseJson } from '../../vault/stored.ts';
import { damages } from '../../vault/testing/damage.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import { type BoundRecord, boundChange, readBoundRecords } from '../login/bound-copy.ts';
import { rememberComputer, thisComputer } from '../profile/computers.ts';

const record = (methodId: string): BoundRecord => ({
  version: 1,
  kind: 'password',
  credentialId: '',
  transports: ['internal'],
  localSalt: 'c2FsdA',
  personal: true,
  password: { server: 'https://keys.example.org', localUnlock: true, accountName: null },
  identityId: 'aWQ',
  methodId,
  bound: { deviceId: 'dd', firstSalt: 'AA', wrappedFirstKey: 'AQ', localCopy: 'Ag' },
  lastUsedAt: 4,
});

it('a copy with one unreadable value is written back with that value or not changed, and the others open', async () => {
  await fc.assert(
    fc.asyncProperty(damages(record('one')), async ({ raw, path }) => {
      fc.pre(path[0] !== 'methodId' && path[0] !== 'lastUsedAt');
      const vault = await createMemoryVault();
      const key = 'copy/one';
      await vault.commit([{ table: 'local', key, value: utf8(JSON.stringify(raw)) }, boundChange(record('two'))]);
      const read = await readBoundRecords(vault);
      expect(read).toContainEqual(record('two'));
      const one = read.find(({ methodId }) => methodId === 'one');
      if (one) await vault.commit([boundChange({ ...one, lastUsedAt: 5 })]);
      const row = await vault.get('local', key);
      expect(row && parseJson(row)).toEqual(one ? { ...(raw as object), lastUsedAt: 5 } : raw);
    }),
  );
});

it('a computer whose name cannot be read keeps its id and the fields of a newer version', async () => {
  const id = 'ab'.repeat(16);
  const vault = await createMemoryVault();
  for (const name of [7, null, ['odd']]) {
    const value = utf8(JSON.stringify({ id, name, place: 'desk' }));
    await vault.commit([{ table: 'settings', key: 'computer', value }]);
    expect(await thisComputer(vault)).toEqual({ id, name: 'A computer' });
    await rememberComputer(vault, 'Chromium on Linux');
    const row = await vault.get('settings', 'computer');
    expect(row && parseJson(row)).toEqual({ id, name: 'Chromium on Linux', place: 'desk' });
  }
});

it('a computer without a readable id gets a new one', async () => {
  const vault = await createMemoryVault();
  for (const stored of ['{"id":"short","name":"x"}', 'no JSON', '[]']) {
    await vault.commit([{ table: 'settings', key: 'computer', value: utf8(stored) }]);
    expect(await thisComputer(vault)).toBeNull();
    await rememberComputer(vault, 'Chromium on Linux');
    expect((await thisComputer(vault))?.id).toMatch(/^[0-9a-f]{32}$/);
  }
});
