/** Restoring a backup file of an identity that is stored at a key server: the restored file never starts a second history. */
import { expect, it } from 'vitest';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { newLevel } from '../change/levels.ts';
import { addKey } from '../testing/add-key.ts';
import { createComputer, createServedIdentity, findOn, ORIGIN, recoveryProof } from '../testing/served.ts';
import { type Created, createIdentity, createStage, proofOf } from '../testing/stage.ts';
import { currentBackup } from './current-backup.ts';

const START = 1_800_000_000_000;

const from = ({ backup, recoveryKey }: Created, alone = false) => ({ file: backup, recoveryKey, alone });

async function world() {
  const server = createHonestServer(ORIGIN, () => START);
  const here = await createComputer(server.fetch);
  const created = await createServedIdentity(here);
  // After the file was written.
  await here.stage.session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Later', manages: false, characterIds: [] }),
  );
  return { here, created, there: await createComputer(server.fetch) };
}

it('an old file gets later changes from the key server that it names', async () => {
  const { there, created, here } = await world();
  const { session } = there.stage;
  await session.restore(from(created));
  expect(await session.keyServer.origin()).toBe(ORIGIN);
  expect((await session.view()).log.levels).toHaveLength(2);
  await here.stage.session.keyServer.synchronise();
  expect((await here.stage.session.profiles.names()).log.head).toEqual((await session.profiles.names()).log.head);
});

it('restoring waits for a server that does not answer, unless the person goes on without it', async () => {
  const { there, created } = await world();
  const { session } = there.stage;
  there.line.state = 'cut';
  await expect(session.restore(from(created))).rejects.toMatchObject({ code: 'server-unreachable' });
  expect(await session.state()).toBe('empty');
  there.line.state = 'open';
  await session.restore(from(created));
  expect(await session.keyServer.origin()).toBe(ORIGIN);

  const alone = await createComputer(there.line.fetch);
  alone.line.state = 'cut';
  await alone.stage.session.restore(from(created, true));
  expect(await alone.stage.session.keyServer.origin()).toBeNull();
  expect((await alone.stage.session.view()).log.levels).toHaveLength(1);
});

it('a server that says it has nothing starts no second history by itself', async () => {
  const { created } = await world();
  const { fetch } = createHonestServer(ORIGIN, () => START);
  const { session } = (await createComputer(fetch)).stage;
  await expect(session.restore(from(created))).rejects.toMatchObject({ code: 'not-found' });
  expect(await session.state()).toBe('empty');
  await session.restore(from(created, true));
  expect(await session.keyServer.origin()).toBeNull();
});

it('a file that was written after a server was added names it', async () => {
  const server = createHonestServer(ORIGIN, () => START);
  const here = await createComputer(server.fetch);
  const created = await createIdentity(here.stage);
  const { session } = here.stage;
  await session.keyServer.add(ORIGIN, recoveryProof(created));
  const backup = await currentBackup(session.parts, await session.profiles.names());
  const there = await createComputer(server.fetch);
  await there.stage.session.restore({ ...from(created), file: backup });
  expect(await there.stage.session.keyServer.origin()).toBe(ORIGIN);
});

it('restoring a file without a server asks no server', async () => {
  const created = await createIdentity(await createStage());
  const server = createHonestServer(ORIGIN, () => START);
  const there = await createComputer(server.fetch);
  await there.stage.session.restore(from(created));
  expect(there.line.asked).toEqual([]);
  expect(await there.stage.session.keyServer.origin()).toBeNull();
});

it('a login that opens only a part of the identity writes no backup file', async () => {
  const { here, created, there } = await world();
  const { session } = here.stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const key = await addKey(session, proofOf(created), daily, 'Blue key');
  await session.keyServer.synchronise();
  await findOn(there, key.authenticator);
  const low = there.stage.session;
  await expect(currentBackup(low.parts, await low.profiles.names())).rejects.toMatchObject({ code: 'refused' });
  expect(await currentBackup(session.parts, await session.profiles.names())).toContain('\n');
});
