/** The server's secrets are created for an empty database, and never for a database that has lost its secrets. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { randomBytes } from '../lib/bytes.ts';
import { storedSecrets } from './secrets.ts';
import { describeStores } from './testing/stores.ts';

const ends: (() => unknown)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

describeStores('Secrets', (database) => {
  it.each(['in a folder', 'in the database'])(
    'are made once, and not where data is without them: %s',
    async (where) => {
      const store = await (await database()).open();
      const made = mkdtempSync(join(tmpdir(), 'dramatis-secrets-'));
      ends.push(() => rmSync(made, { recursive: true, force: true }));
      const folder = where === 'in a folder' ? made : null;
      const first = await storedSecrets(store, folder);
      await store.run(
        'INSERT INTO id_rows (locator, salt, control, frozen) VALUES (?, ?, ?, 0)',
        ...[randomBytes(32), randomBytes(32), randomBytes(32)],
      );
      expect(await storedSecrets(store, folder)).toEqual(first);
      await store.run('DELETE FROM server_secrets');
      rmSync(join(made, 'secrets.json'), { force: true });
      await expect(storedSecrets(store, folder)).rejects.toThrow('not new');
      await store.run('DELETE FROM id_rows');
      expect(await storedSecrets(store, folder)).not.toEqual(first);
    },
  );

  it('of another database are refused: a database that is gone, or was swapped, begins no second history', async () => {
    const made = mkdtempSync(join(tmpdir(), 'dramatis-secrets-'));
    ends.push(() => rmSync(made, { recursive: true, force: true }));
    const store = await (await database()).open();
    const first = await storedSecrets(store, made);
    await expect(storedSecrets(await (await database()).open(), made)).rejects.toThrow('belongs to another database');
    expect(await storedSecrets(store, made)).toEqual(first);
  });
});
