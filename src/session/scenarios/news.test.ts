/** What another computer did is told to the rest of the wallet as soon as it is stored here, whatever becomes of the round afterwards. */
import { expect, it } from 'vitest';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { importPrivateKey } from '../testing/import-key.ts';
import { createComputer, createServedIdentity, findOn, ORIGIN, recoveryProof } from '../testing/served.ts';

const START = 1_800_000_000_000;
const keyOf = (n: number) => `0x${String(n).padStart(64, '0')}`;

it.each(['open', 'deaf'] as const)('over a line that is %s', async (state) => {
  const server = createHonestServer(ORIGIN, () => START);
  const here = await createComputer(server.fetch, START);
  const there = await createComputer(server.fetch, START);
  const { authenticator } = await createServedIdentity(here);
  await here.stage.session.keyServer.synchronise();
  await findOn(there, authenticator);
  const { session, news } = here.stage;
  await session.keyServer.synchronise();
  const characterId = (await session.layers())[0]?.characterIds[0] ?? '';
  const before = news.length;
  await session.keyServer.synchronise();
  expect(news).toHaveLength(before);

  await importPrivateKey(there.stage.session.profiles, characterId, 'Key', keyOf(1));
  await there.stage.session.keyServer.synchronise();
  // Something waits to be sent after what is read.
  await importPrivateKey(session.profiles, characterId, 'Other key', keyOf(2));
  here.line.state = state;
  await session.keyServer.synchronise();
  expect(news).toHaveLength(before + 1);
});

it('in a move to a server where it has been already', async () => {
  const other = 'https://other.example';
  const [old, next] = [createHonestServer(ORIGIN, () => START), createHonestServer(other, () => START)];
  const both: typeof old.fetch = (url, init) => (url.startsWith(other) ? next : old).fetch(url, init);
  const [here, there] = [await createComputer(both, START), await createComputer(both, START)];
  const created = await createServedIdentity(here);
  await here.stage.session.keyServer.synchronise();
  await findOn(there, created.authenticator);
  await there.stage.session.keyServer.move(other, recoveryProof(created));
  const { session, news } = here.stage;
  const characterId = (await session.layers())[0]?.characterIds[0] ?? '';
  await importPrivateKey(there.stage.session.profiles, characterId, 'Key', keyOf(1));
  await there.stage.session.keyServer.synchronise();
  const before = news.length;
  await session.keyServer.move(other, recoveryProof(created));
  expect(news).toHaveLength(before + 1);
});
