/** Accounts of login methods that have ended are free again: cancelled while they waited, reset, or removed where the worker stopped right after. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { TEST_ORIGIN } from '../../server/testing/app.ts';
import type { RemoteOpaque } from '../../sync/remote/rows.ts';
import { freeEndedRows } from '../change/ended-rows.ts';
import { removeMethod } from '../change/levels.ts';
import { createLossActs } from '../change/loss-acts.ts';
import { createMethodActs } from '../change/method-acts.ts';
import type { OpenCredential } from '../login/login-method.ts';
import { password } from '../login/password.ts';
import { choosePassword, createPasswordServer, keyOf, type PasswordServer } from '../testing/password-person.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';
import { typedSalt } from '../testing/typed-salt.ts';

const PASSWORD = 'tundra violin gasket moth';

let server: PasswordServer;
beforeAll(async () => {
  server = await createPasswordServer();
});
afterAll(() => server.stop());

const chosen = async (name: string): Promise<OpenCredential> =>
  password.ofMade(await choosePassword(server, name, PASSWORD, { localUnlock: true }), {
    saltOf: async () => '',
    typedSalt,
    server: async () => TEST_ORIGIN,
    opaqueAt: () => server.opaque,
  });

async function isTaken(name: string): Promise<boolean> {
  const token = randomBytes(32);
  const { enrolment } = await chosen(name);
  if (enrolment === null) throw new Error('A password has an enrolment.');
  try {
    await enrolment.enrol(token);
  } catch (error) {
    expect(error).toMatchObject({ code: 'exists' });
    return true;
  }
  await server.opaque.control(enrolment.row, token, 'remove');
  return false;
}

async function home() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const paper = { kind: 'recovery-key', text: created.recoveryKey } as const;
  const { session } = stage;
  const levelId = (await session.view()).log.levels.find(({ manages }) => manages)?.id ?? '';
  let line: RemoteOpaque | null = server.opaque;
  const methods = createMethodActs(session.parts, session, async () => line);
  const round = () => freeEndedRows(session.parts, session.profiles, async () => line);
  const loss = createLossActs(session, { fetch: server.fetch, clock: () => stage.now.at }, round);
  const cut = (isCut: boolean) => {
    line = isCut ? null : server.opaque;
  };
  const stateOf = async (id: string) => (await session.view()).log.methods.find((method) => method.id === id)?.state;
  return { stage, session, created, paper, mine: proofOf(created), levelId, methods, loss, round, cut, stateOf };
}

it('a method that waited and is cancelled leaves its account free; one that goes on waiting keeps it', async () => {
  const { methods, loss, mine, levelId, round, stateOf } = await home();
  // A passkey of this computer alone cannot let another method manage at once.
  const waits = await methods.add(mine, await chosen('waits'), { name: 'Password', levelId });
  const other = await methods.add(mine, await chosen('waits-on'), { name: 'Password', levelId });
  expect([await stateOf(waits), await stateOf(other)]).toEqual(['pending', 'pending']);
  await round();
  expect([await isTaken('waits'), await isTaken('waits-on')]).toEqual([true, true]);
  await loss.cancelWaiting(mine, waits);
  expect([await isTaken('waits'), await isTaken('waits-on')]).toEqual([false, true]);
  await keyOf(server, 'waits-on', PASSWORD);
  await loss.stopWaiting(mine);
  expect(await isTaken('waits-on')).toBe(false);
}, 120_000);

it('is freed in a later round where the server did not answer, and by whoever manages then', async () => {
  const { methods, loss, mine, paper, levelId, round, cut, stage, session, created } = await home();
  const waits = await methods.add(mine, await chosen('later'), { name: 'Password', levelId });
  cut(true);
  await loss.cancelWaiting(paper, waits);
  cut(false);
  await session.lock();
  await round();
  expect(await isTaken('later')).toBe(true);
  await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  await round();
  expect(await isTaken('later')).toBe(false);
  // Once is enough: whoever takes the account now keeps it.
  const again = await methods.add(paper, await chosen('later'), { name: 'Password', levelId });
  await stage.session.change(paper, async () => undefined);
  await round();
  await keyOf(server, 'later', PASSWORD);
  expect(again).not.toBe(waits);
}, 120_000);

it('a reset that waits and is cancelled frees the new account too, and one that stops halfway the old one', async () => {
  const { methods, loss, mine, paper, levelId, round, cut, stateOf } = await home();
  const id = await methods.add(paper, await chosen('old'), { name: 'Password', levelId });
  cut(true);
  await methods.reset(mine, await chosen('new'), { methodId: id, why: 'not-lost' });
  cut(false);
  expect(await stateOf(id)).toBe('pending');
  expect([await isTaken('old'), await isTaken('new')]).toEqual([true, true]);
  await round();
  expect([await isTaken('old'), await isTaken('new')]).toEqual([false, true]);
  await loss.cancelWaiting(mine, id);
  expect(await isTaken('new')).toBe(false);
}, 120_000);

it('a method that is removed leaves its account free, also where the worker stops right after', async () => {
  const { methods, mine, paper, levelId, round, session } = await home();
  const id = await methods.add(paper, await chosen('removed'), { name: 'Password', levelId });
  await session.change(mine, (change) => removeMethod(change, id, 'not-lost'));
  expect(await isTaken('removed')).toBe(true);
  await round();
  expect(await isTaken('removed')).toBe(false);
}, 120_000);

it('a row that the server refuses keeps none of the others taken', async () => {
  const { methods, mine, paper, levelId, session } = await home();
  for (const name of ['refused', 'freed']) {
    const id = await methods.add(paper, await chosen(name), { name: 'Password', levelId });
    await session.change(mine, (change) => removeMethod(change, id, 'not-lost'));
  }
  let asked = 0;
  const refusing: Pick<RemoteOpaque, 'control'> = {
    async control(...all) {
      asked++;
      if (asked === 1) throw new WalletError('server-refused', 'Not this one.');
      return server.opaque.control(...all);
    },
  };
  await freeEndedRows(session.parts, session.profiles, async () => refusing);
  expect(asked).toBe(2);
  expect([await isTaken('refused'), await isTaken('freed')].filter(Boolean)).toHaveLength(1);
  await freeEndedRows(session.parts, session.profiles, async () => refusing);
  expect([await isTaken('refused'), await isTaken('freed')]).toEqual([false, false]);
}, 120_000);
