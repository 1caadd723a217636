/** A loss at a real key server with two computers: a freeze, removal or exposure on one reaches the other at its next contact. */
import { afterEach, expect, it } from 'vitest';
import { fromHex } from '../../lib/bytes.ts';
import { keysLog } from '../../locales/en/keys/log.ts';
import { testApp } from '../../server/testing/app.ts';
import { sqliteDatabase } from '../../server/testing/stores.ts';
import { accountForMoving } from '../accounts/move-funds.ts';
import { freezeByCode, makeFreezeCode } from '../change/freeze-code.ts';
import { newLevel, removeMethod, unfreezeMethod } from '../change/levels.ts';
import { lossOf } from '../change/report-loss.ts';
import { securityHistory } from '../change/security-history.ts';
import { addKey } from '../testing/add-key.ts';
import { createComputer, createServedIdentity, findOn, ORIGIN, recoveryProof } from '../testing/served.ts';
import { type Created, proofOf } from '../testing/stage.ts';

const START = 1_800_000_000_000;

const ends: Parameters<typeof sqliteDatabase>[0] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An identity whose key of a low level is on another computer too. */
async function twoComputers() {
  const database = sqliteDatabase(ends);
  const app = await testApp(await database.open());
  app.clock.now = START;
  const fetch = (url: string, init: RequestInit) => app.fetch(url, init);
  const here = await createComputer(fetch);
  const created = await createServedIdentity(here);
  const { session } = here.stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const key = await addKey(session, proofOf(created), daily, 'Blue key');
  await session.keyServer.synchronise();
  const there = await createComputer(fetch);
  const found = await findOn(there, key.authenticator);
  await there.stage.session.keyServer.synchronise();
  return { app, fetch, here, there, created, everyday, key: { ...key, localSalt: found.localSalt } };
}

it('a freeze locks the other computer at its next contact; unfrozen, it opens again', async () => {
  const { here, there, created, key } = await twoComputers();
  const { session } = here.stage;
  expect(await there.stage.session.state()).toBe('unlocked');
  await session.declare(proofOf(created), lossOf({ methodIds: [key.methodId], deviceIds: [] }));
  // It has heard of nothing yet: that is what no server can prevent.
  expect(await there.stage.session.state()).toBe('unlocked');
  await there.stage.session.keyServer.synchronise();
  expect(await there.stage.session.state()).toBe('locked');
  const open = () => there.stage.session.unlock(key.methodId, key.authenticator.prf(key.localSalt));
  await expect(open()).rejects.toThrow(/is frozen/);
  await session.change(recoveryProof(created), (change) => unfreezeMethod(change, key.methodId));
  // Its own copy of the log says frozen: it asks the server.
  await open();
  expect(await there.stage.session.state()).toBe('unlocked');
});

it('a method of a low level shuts out its own lost key on the other computer, and no method above it', async () => {
  const { here, there, created, key } = await twoComputers();
  const proof = proofOf(key as unknown as Created);
  const above = lossOf({ methodIds: [created.methodId], deviceIds: [] });
  await expect(there.stage.session.declare(proof, above)).rejects.toThrow(keysLog.above);
  await there.stage.session.declare(proof, lossOf({ methodIds: [key.methodId], deviceIds: [] }));
  await here.stage.session.keyServer.synchronise();
  const { log } = await here.stage.session.view();
  expect(log.methods.find(({ id }) => id === key.methodId)).toMatchObject({ state: 'frozen', frozenSince: START });
});

it('exposed accounts are listed on both computers, and an account made on one is known on the other', async () => {
  const { here, there, created, everyday, key } = await twoComputers();
  const { session } = here.stage;
  const other = there.stage.session;
  await other.unlockWithRecoveryKey(created.recoveryKey);
  await other.keyServer.synchronise();
  await session.change(proofOf(created), (change) => removeMethod(change, key.methodId, 'lost'));
  const [exposed] = (await session.profiles.read(everyday)).exposed ?? [];
  const to = await accountForMoving(session.profiles, everyday, exposed?.address ?? '0x');
  await session.keyServer.synchronise();
  await other.keyServer.synchronise();
  const profile = await other.profiles.read(everyday);
  expect(profile.exposed).toEqual([{ ...exposed, movedTo: to }]);
  expect(profile.accounts.map(({ address }) => address)).toContain(to);
});

it('a freeze code works with the server alone, and the history shows it with the notes of the server', async () => {
  const { app, fetch, here, created, key } = await twoComputers();
  const { session } = here.stage;
  const groups = await makeFreezeCode(session, key.methodId, proofOf(created));
  expect((await session.view()).log.methods.find(({ id }) => id === key.methodId)?.hasFreezeCode).toBe(true);
  const used = await freezeByCode(groups.join(' '), ORIGIN, fetch, () => app.clock.now);
  expect(used).toMatchObject({ kind: 'security-key', already: false });
  await session.keyServer.synchronise();
  const history = await securityHistory(session.parts, session.profiles);
  expect(history.problem).toBeNull();
  const frozen = history.events.find(({ what }) => what === 'frozen');
  expect(frozen).toMatchObject({ from: 'log', by: null, methodId: key.methodId });
  expect(history.events.filter(({ from }) => from === 'server').map(({ what, methodId }) => [what, methodId])).toEqual(
    expect.arrayContaining([
      ['code-used', key.methodId],
      ['session-opened', created.methodId],
    ]),
  );
  const device = (await session.layers())[0]?.deviceId ?? '';
  expect(history.lastSeen[device]).toBe(START);
});

it('without the server the history says so, and shows the signed entries', async () => {
  const { here } = await twoComputers();
  here.line.state = 'cut';
  const history = await securityHistory(here.stage.session.parts, here.stage.session.profiles);
  expect(history.problem).toMatch(/can’t be reached/);
  expect(history.events.at(-1)?.what).toBe('begun');
});

it('a removed computer reads nothing more, although its login method stays', async () => {
  const { here, there, created, key } = await twoComputers();
  const device = (await there.stage.session.layers())[0]?.deviceId ?? '';
  await here.stage.session.declare(proofOf(created), () => [{ kind: 'device-revoke', deviceId: fromHex(device) }]);
  await there.stage.session.keyServer.synchronise();
  expect(await there.stage.session.state()).toBe('locked');
  await there.stage.session.unlock(key.methodId, key.authenticator.prf(key.localSalt));
  expect(await there.stage.session.state()).toBe('unlocked');
});
