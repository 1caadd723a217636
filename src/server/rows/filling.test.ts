/** An attacker who fills the disk with unused rows and identities: one address can create few of them at a time. */
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { plainDetails } from '../http/answer.ts';
import { testApp } from '../testing/app.ts';
import { beginAt, newIdentity } from '../testing/identity.ts';
import { describeStores } from '../testing/stores.ts';

// Of 100 requests at once, 20 may make something that lasts.
const rate = { perSecond: 10, burst: 100 };

describeStores('What one address makes', (database) => {
  it('are few identities, rows of salts and rows of blobs at once; others make theirs', async () => {
    const app = await testApp(await (await database()).open(), { rate, processes: 1 });
    const name = () => toBase64Url(randomBytes(32));
    const salt = (address?: string) =>
      app.ask('PUT', `/v1/id/rows/${name()}`, {
        body: plainDetails({ salt: randomBytes(32), control: randomBytes(32) }),
        ...(address === undefined ? {} : { address }),
      });
    const blob = () => app.ask('PUT', `/v1/key/rows/${name()}`, { body: {} });
    const begun = async () => (await beginAt(app, newIdentity())).status;
    for (const [make, first] of [
      [async () => (await salt()).status, 204],
      [async () => (await blob()).status, 400],
      [begun, 200],
    ] as const) {
      app.clock.now += 60_000;
      const statuses: number[] = [];
      for (let at = 0; at < 21; at++) statuses.push(await make());
      expect(statuses).toEqual([...Array(20).fill(first), 429]);
    }
    expect((await salt('192.0.2.2')).status).toBe(204);
  });
});
