/** A key server whose OPAQUE setup and receipt key are replaced while it runs: wallets with passwords go on, also while its processes change over at different moments. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { rotateKey, rotateSetup } from '../../server/rotation.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { TEST_ORIGIN, type TestApp, testApp } from '../../server/testing/app.ts';
import type { Fetch } from '../../sync/remote.ts';
import { newLevel } from '../testing/acts.ts';
import {
  choosePassword,
  createPasswordServer,
  createWithPassword,
  keyOf,
  type PasswordServer,
  typed,
} from '../testing/password-person.ts';
import { createComputer, createServedIdentity, findOn } from '../testing/served.ts';
import { proofOf, type Stage } from '../testing/stage.ts';

const PASSWORD = 'tundra violin gasket moth';
const MINUTE = 60_000;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** Both rotations, as the operator's command does them, and a look at the secrets. */
async function rotate({ app }: Pick<PasswordServer, 'app'>): Promise<void> {
  const [data, now] = [{ store: app.store, folder: null }, Date.now()];
  await rotateSetup(data, now);
  await rotateKey(data, { now, from: now, isSigned: true });
  app.clock.now = now;
  await app.parts.signing.look();
}

async function inStep({ session }: Stage) {
  await session.keyServer.synchronise();
  const view = await session.keyServer.view();
  expect(view).toMatchObject({ state: 'in-step', problem: null, waiting: 0 });
  return view;
}

/** An identity of a new person, by a password. */
async function personAt(server: PasswordServer, name: string) {
  const { stage } = await createComputer(server.fetch, Date.now());
  const wanted = await choosePassword(server, name, PASSWORD, { localUnlock: false });
  const { methodId } = await createWithPassword(stage, server, wanted, TEST_ORIGIN);
  return { stage, methodId };
}

it('lets wallets with passwords go on, new computers in, and new people register', async () => {
  const server = await createPasswordServer();
  stops.push(server.stop);
  const { stage, methodId } = await personAt(server, 'ada');
  const before = await inStep(stage);
  for (let rotation = 1; rotation <= 2; rotation++) {
    const last = await stage.session.keyServer.view();
    await rotate(server);
    const after = await inStep(stage);
    expect(after).toMatchObject({ keyChange: { before: last?.fingerprint } });
    expect(after?.fingerprint).not.toBe(last?.fingerprint);
    await stage.session.lock();
    await stage.session.unlock(methodId, typed(null, await keyOf(server, 'ada', PASSWORD)));
    await inStep(stage);
  }
  expect((await stage.session.keyServer.view())?.fingerprint).not.toBe(before?.fingerprint);

  // A new computer, by the password that was registered before both rotations.
  const { stage: there } = await createComputer(server.fetch, Date.now());
  const secrets = typed(null, await keyOf(server, 'ada', PASSWORD));
  expect(await there.session.keyServer.find(TEST_ORIGIN, { keepCopy: false, secrets, credential: null })).toEqual([]);
  await inStep(there);

  const other = await personAt(server, 'bob');
  await inStep(other.stage);
  expect(await other.stage.session.keyServer.view()).toMatchObject({ keyChange: null });
}, 120_000);

describe('three processes', () => {
  async function processes(): Promise<{ apps: TestApp[]; at: { next: number }; fetch: Fetch }> {
    const folder = await mkdtemp(join(tmpdir(), 'dramatis-processes-'));
    const store = await openSqlite(join(folder, 'data.sqlite'));
    stops.push(
      () => rm(folder, { recursive: true, force: true }),
      () => store.close(),
    );
    const apps = [await testApp(store), await testApp(store), await testApp(store)];
    const at = { next: 0 };
    return { apps, at, fetch: (url, init) => (apps[at.next] as TestApp).fetch(url, init) };
  }

  it('that change over at different moments are never taken for fraud, and the wallet goes forwards only', async () => {
    const { apps, at, fetch } = await processes();
    const here = await createComputer(fetch, Date.now());
    const created = await createServedIdentity(here);
    const first = await inStep(here.stage);
    const [{ store, clock }] = apps as [TestApp];
    const from = clock.now + 5 * MINUTE;
    await rotateKey({ store, folder: null }, { now: clock.now, from, isSigned: true });
    for (const { parts } of apps) await parts.signing.look();
    // Announced, and not counting yet.
    for (at.next = 0; at.next < 3; at.next++) expect((await inStep(here.stage))?.fingerprint).toBe(first?.fingerprint);

    for (let changed = 0; changed < 3; changed++) {
      const changing = apps[changed] as TestApp;
      changing.clock.now = from;
      await changing.parts.signing.look();
      for (at.next = 2; at.next >= 0; at.next--) {
        await here.stage.session.keyServer.synchronise();
        const view = await here.stage.session.keyServer.view();
        const isLate = at.next > changed;
        const follows = changed > 0 || at.next === 0;
        if (isLate && changed > 0)
          expect(view).toMatchObject({
            state: 'unreachable',
            newFingerprint: null,
            problem: expect.stringMatching(/is changing its key/),
          });
        else expect(view).toMatchObject({ state: 'in-step', problem: null });
        expect(view?.fingerprint === first?.fingerprint).toBe(!follows);
      }
      // A change goes through at one that has changed over. One that has not takes it too, but what it confirms is not believed.
      at.next = 0;
      await here.stage.session.change(proofOf(created), (act) =>
        newLevel(act, { name: `L${changed}`, manages: false, characterIds: [] }),
      );
      if (changed < 2) {
        at.next = 2;
        const act = here.stage.session.change(proofOf(created), (change) =>
          newLevel(change, { name: `M${changed}`, manages: false, characterIds: [] }),
        );
        await expect(act).rejects.toMatchObject({ code: 'server-unreachable' });
        at.next = 0;
        await inStep(here.stage);
      }
    }
    for (at.next = 0; at.next < 3; at.next++) expect((await inStep(here.stage))?.keyChange).not.toBeNull();
    // A computer that pinned the old key at a late process, and one that pins the new one.
    at.next = 1;
    const there = await createComputer(fetch, Date.now());
    await findOn(there, created.authenticator);
    expect((await inStep(there.stage))?.keyChange).toBeNull();
  }, 60_000);
});
