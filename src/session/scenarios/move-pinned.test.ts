/** Moving to another key server: the other computers are told of the same server key that is pinned here. */
import { expect, it } from 'vitest';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import type { Fetch } from '../../sync/remote.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { createComputer, createServedIdentity, ORIGIN, recoveryProof } from '../testing/served.ts';

const START = 1_800_000_000_000;
const OTHER = 'https://other.example';

it('a server that shows another key at the second request is refused', async () => {
  const [old, next] = [createHonestServer(ORIGIN, () => START), createHonestServer(OTHER, () => START)];
  let asked = 0;
  const line: Fetch = async (url, init) => {
    if (!url.startsWith(OTHER)) return old.fetch(url, init);
    const answer = await next.fetch(url, init);
    if (url.endsWith('/v1/server') && ++asked === 1) next.receiptSeed = randomBytes(32);
    return answer;
  };
  const here = await createComputer(line);
  const created = await createServedIdentity(here);
  const { session } = here.stage;
  await expect(session.keyServer.move(OTHER, recoveryProof(created))).rejects.toMatchObject({ code: 'bad-server' });
  const [login] = await session.layers();
  const { log, names } = await session.profiles.names();
  const record = await session.parts.server.record(log.identityId);
  expect(login).toBeDefined();
  expect(record && bareHex(record.receiptKey)).toBe(names.server?.receiptKey);
});
