/** A log entry that is longer than the key server takes, because it gives new keys to very many characters. */
import { expect, it } from 'vitest';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { noRows } from '../../sync/key-server.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { createComputer, createServedIdentity, ORIGIN } from '../testing/served.ts';

it('is refused with a sentence before anything is changed or sent', async () => {
  const here = await createComputer(createHonestServer(ORIGIN, () => 1_800_000_000_000).fetch);
  await createServedIdentity(here);
  const { parts, profiles } = here.stage.session;
  const { identityId, head } = (await profiles.names()).log;
  const before = await here.stage.vault.list('local', '');
  const asked = here.line.asked.length;
  const entries = [new Uint8Array(LIMITS.entry + 1)];
  const signer = { kind: 'device', id: new Uint8Array(16), seed: new Uint8Array(32) } as const;
  await expect(
    parts.server.write({ identityId, expect: head, entries, head, boxes: [], ...noRows() }, signer),
  ).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('Nothing was changed') });
  expect(here.line.asked.slice(asked).filter((line) => line.endsWith('/writes'))).toEqual([]);
  expect(await here.stage.vault.list('local', '')).toEqual(before);
});
