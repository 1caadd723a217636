/** Failures on the way to a key server: lost answers, stops at any instant, a server restored from a backup, another server. */
import { describe, expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { createHonestServer, type HonestServer } from '../../sync/testing/honest-server.ts';
import { removeAccount } from '../accounts/accounts.ts';
import { adoptTargets } from '../accounts/adopt-targets.ts';
import { prepareMethod } from '../change/add-method.ts';
import { newCharacter } from '../change/characters.ts';
import { newLevel } from '../change/levels.ts';
import { importPrivateKey } from '../testing/import-key.ts';
import {
  type Computer,
  createComputer,
  createServedIdentity,
  findOn,
  ORIGIN,
  recoveryProof,
} from '../testing/served.ts';
import { type Created, createIdentity, fakeAuthenticator, proofOf } from '../testing/stage.ts';
import { stopAfter } from '../testing/stopping.ts';

const START = 1_800_000_000_000;
const KEY = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;

interface World {
  server: HonestServer;
  here: Computer;
  there: Computer;
  created: Created;
  localSalt: string;
  characterId: string;
}

async function begun(): Promise<World> {
  const server = createHonestServer(ORIGIN, () => START);
  const here = await createComputer(server.fetch);
  const created = await createServedIdentity(here);
  const there = await createComputer(server.fetch);
  const { localSalt } = await findOn(there, created.authenticator);
  await here.stage.session.keyServer.synchronise();
  const [login] = await here.stage.session.layers();
  return { server, here, there, created, localSalt, characterId: login?.characterIds[0] ?? '' };
}

const bring = (computer: Computer, characterId: string, n: number) =>
  importPrivateKey(computer.stage.session.profiles, characterId, `Key ${n}`, KEY(n));
const addressesOn = async ({ stage }: Computer, characterId: string): Promise<string[]> =>
  (await stage.session.profiles.read(characterId)).accounts.map(({ address }) => address).sort();
async function inStep({ here, there }: World): Promise<void> {
  for (const { stage } of [here, there, here, there]) await stage.session.keyServer.synchronise();
  for (const { stage } of [here, there])
    expect(await stage.session.keyServer.view()).toMatchObject({ state: 'in-step', waiting: 0, problem: null });
}

describe('an answer that is lost', () => {
  it.each([1, 2])('of the write itself (answers lost: %i): the change is there once', async (lost) => {
    const world = await begun();
    const { server, created } = world;
    let left = lost;
    const flaky: typeof server.fetch = async (url, init) => {
      const response = await server.fetch(url, init);
      if (url.endsWith('/writes') && left > 0) {
        left -= 1;
        throw new TypeError('The answer was lost.');
      }
      return response;
    };
    const third = await createComputer(flaky);
    left = 0;
    const { localSalt } = await findOn(third, created.authenticator);
    left = lost;
    const change = third.stage.session.change(proofOf({ ...created, localSalt }), (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
    );
    if (lost === 1) await change;
    else await expect(change).rejects.toMatchObject({ code: 'server-unreachable' });
    const { here, there } = world;
    for (const { stage } of [third, here, there]) {
      await stage.session.keyServer.synchronise();
      expect((await stage.session.view()).log.levels).toHaveLength(2);
    }
  });

  it.each(['remembers the write', 'has forgotten it'])(
    'of a box, where the server %s: what was taken out here since does not come back',
    async (memory) => {
      const world = await begun();
      const { here, characterId } = world;
      const address = await bring(here, characterId, 5);
      const contact = { address: `0x${'ab'.repeat(20)}` as const, name: 'Ida' };
      await here.stage.session.profiles.change(characterId, async ({ profile }) => {
        profile.contacts.push(contact);
        return { value: null };
      });
      here.line.state = 'deaf';
      await here.stage.session.keyServer.synchronise();
      here.stage.restartWorker();
      await removeAccount(here.stage.session.profiles, characterId, address);
      await here.stage.session.profiles.change(characterId, async ({ profile }) => {
        profile.contacts = [];
        return { value: null };
      });
      if (memory === 'has forgotten it')
        for (const identity of world.server.state.identities.values()) identity.writes.clear();
      here.line.state = 'open';
      await inStep(world);
      for (const computer of [world.here, world.there]) {
        expect(await addressesOn(computer, characterId)).toHaveLength(1);
        expect((await computer.stage.session.profiles.read(characterId)).contacts).toEqual([]);
      }
    },
  );
});

it('a login method whose addition was not answered stays known here, also to a worker that starts anew', async () => {
  const world = await begun();
  const { here, created } = world;
  const key = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const credential = { kind: 'passkey' as const, credentialId: key.credentialId, transports: [], localSalt };
  const levelId = (await here.stage.session.view()).log.levels[0]?.id ?? '';
  here.line.state = 'deaf';
  const adding = here.stage.session.change(recoveryProof(created), (change) =>
    prepareMethod(here.stage.session.parts, change, { credential, name: 'Key', levelId }, key.prf(localSalt)),
  );
  await expect(adding).rejects.toMatchObject({ code: 'server-unreachable' });
  here.stage.restartWorker();
  here.line.state = 'open';
  await inStep(world);
  const record = (await here.stage.session.bound()).find(({ credentialId }) => credentialId === key.credentialId);
  const method = (await here.stage.session.view()).log.methods.find(({ id }) => id === record?.methodId);
  expect(method?.state).toBe('active');
});

it('a box that changes here while it is being sent is sent the next time', async () => {
  const world = await begun();
  const { here, there, characterId } = world;
  await bring(here, characterId, 5);
  const { fetch } = here.line;
  const later: Promise<unknown>[] = [];
  let armed = false;
  const slow = await createComputer(async (url, init) => {
    if (armed && url.endsWith('/writes') && later.length === 0) later.push(bring(slow, characterId, 7));
    await later[0];
    return fetch(url, init);
  });
  await findOn(slow, world.created.authenticator);
  await bring(slow, characterId, 6);
  armed = true;
  await slow.stage.session.keyServer.synchronise();
  await slow.stage.session.keyServer.synchronise();
  await inStep(world);
  for (const computer of [slow, here, there]) {
    await computer.stage.session.keyServer.synchronise();
    expect(await addressesOn(computer, characterId)).toHaveLength(4);
  }
});

it('a stop at any instant of a round loses nothing and duplicates nothing', async () => {
  for (let commits = 0; ; commits++) {
    const world = await begun();
    const { here, there, characterId } = world;
    const theirs = await bring(there, characterId, 2);
    await there.stage.session.keyServer.synchronise();
    const mine = [await bring(here, characterId, 3), await bring(here, characterId, 4)];
    const stopped = await stopAfter(here.stage, commits, () =>
      here.stage.session.keyServer.synchronise().then(async () => {
        if ((await here.stage.session.keyServer.view())?.problem) throw new Error('stopped');
      }),
    );
    here.stage.restartWorker();
    await inStep(world);
    for (const computer of [here, there]) {
      const found = await addressesOn(computer, characterId);
      expect(found).toHaveLength(4);
      expect(found).toEqual(expect.arrayContaining([theirs, ...mine]));
    }
    if (!stopped) return expect(commits).toBeGreaterThan(3);
  }
}, 60_000);

describe('a server restored from a backup', () => {
  it('is sent again what it has lost: entries, boxes, removals', async () => {
    const world = await begun();
    const { server, here, there, created, characterId } = world;
    const gone = await bring(here, characterId, 2);
    await inStep(world);
    const backup = server.backup();
    const kept = await bring(here, characterId, 3);
    await removeAccount(here.stage.session.profiles, characterId, gone);
    await inStep(world);
    await here.stage.session.change(proofOf(created), (change) =>
      newCharacter(change, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
    );
    await here.stage.session.keyServer.synchronise();
    const { head } = (await here.stage.session.profiles.names()).log;
    server.restore(backup);
    await here.stage.session.keyServer.synchronise();
    await inStep(world);
    const fresh = await createComputer(server.fetch);
    await findOn(fresh, created.authenticator);
    for (const computer of [here, there, fresh]) {
      expect(await addressesOn(computer, characterId)).toContain(kept);
      expect(await addressesOn(computer, characterId)).not.toContain(gone);
      expect((await computer.stage.session.view()).log.characterIds).toHaveLength(2);
      expect((await computer.stage.session.profiles.names()).log.head.number).toBeGreaterThanOrEqual(head.number);
    }
  });

  it('is sent an identity that it does not know', async () => {
    const server = createHonestServer(ORIGIN, () => START);
    const backup = server.backup();
    const here = await createComputer(server.fetch);
    const created = await createServedIdentity(here);
    await here.stage.session.keyServer.synchronise();
    server.restore(backup);
    await here.stage.session.keyServer.synchronise();
    await here.stage.session.keyServer.synchronise();
    expect(await here.stage.session.keyServer.view()).toMatchObject({ state: 'in-step', waiting: 0 });
    const there = await createComputer(server.fetch);
    await findOn(there, created.authenticator);
    expect((await there.stage.session.view()).log.characterIds).toHaveLength(1);
  });
});

it('a key that was removed on one computer is removed from the other and from the server', async () => {
  const world = await begun();
  const { server, here, there, characterId } = world;
  const address = await bring(here, characterId, 6);
  await inStep(world);
  const targets = () =>
    [...server.state.identities.values()]
      .flatMap((identity) => [...identity.boxes])
      .filter(([name, box]) => name.startsWith('target/') && box.bytes);
  const before = targets().length;
  await removeAccount(there.stage.session.profiles, characterId, address);
  await inStep(world);
  expect(targets()).toHaveLength(before - 1);
  const [login] = await here.stage.session.layers();
  const held = () => here.stage.vault.list('boxes', `${login?.identityId}/target/`);
  expect(await held()).toHaveLength(before);
  await adoptTargets(here.stage.session.parts, here.stage.session.profiles, login?.identityId ?? '', characterId);
  expect(await held()).toHaveLength(before - 1);
  await inStep(world);
});

it('the server seals its notes to a key derived from the identity document key', async () => {
  const world = await begun();
  const { here, created } = world;
  const asked: unknown[] = [];
  const { fetch } = here.line;
  here.line.fetch = (url, init) => {
    if (url.endsWith('/writes')) asked.push(JSON.parse(String(init.body)));
    return fetch(url, init);
  };
  const third = await createComputer(here.line.fetch);
  await third.stage.session.keyServer.findWithRecoveryKey(ORIGIN, { text: created.recoveryKey });
  await third.stage.session.change(recoveryProof(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
  );
  expect(asked).toContainEqual(expect.objectContaining({ auditKey: expect.stringMatching(/^[A-Za-z0-9_-]{1622}$/) }));
});

describe('a server', () => {
  it('is added later: from then on the identity is found there', async () => {
    const server = createHonestServer(ORIGIN, () => START);
    const here = await createComputer(server.fetch);
    const created = await createIdentity(here.stage);
    const { session } = here.stage;
    expect(await session.keyServer.view()).toBeNull();
    await session.keyServer.add(ORIGIN, proofOf(created));
    await session.keyServer.synchronise();
    expect(await session.keyServer.view()).toMatchObject({ origin: ORIGIN, state: 'in-step', waiting: 0 });
    const there = await createComputer(server.fetch);
    await findOn(there, created.authenticator);
    const other = await createComputer(server.fetch);
    await other.stage.session.keyServer.findWithRecoveryKey(ORIGIN, { text: created.recoveryKey });
    for (const { stage } of [there, other]) expect((await stage.session.view()).log.characterIds).toHaveLength(1);
    await expect(session.keyServer.add(ORIGIN, proofOf(created))).rejects.toMatchObject({ code: 'exists' });
  });

  it('is left for another one, which then has everything', async () => {
    const OTHER = 'https://other.example';
    const [old, next] = [createHonestServer(ORIGIN, () => START), createHonestServer(OTHER, () => START)];
    const both: typeof old.fetch = (url, init) => (url.startsWith(OTHER) ? next : old).fetch(url, init);
    const here = await createComputer(both);
    const created = await createServedIdentity(here);
    const [login] = await here.stage.session.layers();
    const characterId = login?.characterIds[0] ?? '';
    const second = await createComputer(both);
    await findOn(second, created.authenticator);
    // A login method of the other computer: its rows are known there alone.
    const key = fakeAuthenticator();
    const localSalt = toBase64Url(randomBytes(32));
    const credential = { kind: 'passkey' as const, credentialId: key.credentialId, transports: [], localSalt };
    const levelId = (await second.stage.session.view()).log.levels[0]?.id ?? '';
    await second.stage.session.change(recoveryProof(created), (change) =>
      prepareMethod(second.stage.session.parts, change, { credential, name: 'Key', levelId }, key.prf(localSalt)),
    );
    const waiting = await bring(second, characterId, 8);
    const address = await bring(here, characterId, 9);
    expect(await here.stage.session.keyServer.move(OTHER, recoveryProof(created))).toBe(true);
    await here.stage.session.keyServer.synchronise();
    expect(await here.stage.session.keyServer.view()).toMatchObject({ origin: OTHER, state: 'in-step', waiting: 0 });
    expect(next.state.identities.size).toBe(1);
    const there = await createComputer(both);
    await there.stage.session.keyServer.findWithRecoveryKey(OTHER, { text: created.recoveryKey });
    expect(await addressesOn(there, characterId)).toContain(address);
    // The other computer hears of it at the old one, and takes along what waited there.
    for (const { stage } of [second, here, second, there]) await stage.session.keyServer.synchronise();
    for (const computer of [second, here, there]) {
      expect(await computer.stage.session.keyServer.view()).toMatchObject({
        origin: OTHER,
        state: 'in-step',
        waiting: 0,
      });
      expect(await addressesOn(computer, characterId)).toEqual(expect.arrayContaining([address, waiting]));
    }
    const last = await createComputer(both);
    const found = { secrets: key.prf(localSalt), credential, keepCopy: false };
    await last.stage.session.keyServer.find(OTHER, found);
    expect(await addressesOn(last, characterId)).toContain(waiting);
  });
});
