/** An identity at a key server with several computers: bound anew, used without a copy, changed at the same time, used offline, closed remotely. */
import { afterEach, describe, expect, it } from 'vitest';
import { testApp } from '../../server/testing/app.ts';
import { sqliteDatabase } from '../../server/testing/stores.ts';
import type { Fetch } from '../../sync/remote.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { exportPrivateKey, watchAddress } from '../accounts/accounts.ts';
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
import { type Created, fakeAuthenticator, proofOf } from '../testing/stage.ts';

const START = 1_800_000_000_000;
const KEY = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;

const ends: Parameters<typeof sqliteDatabase>[0] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Ways to a key server with nothing on it. */
const servers: Record<string, () => Promise<Fetch>> = {
  'a small honest one': async () => createHonestServer(ORIGIN, () => START).fetch,
  'the real one': async () => {
    const database = sqliteDatabase(ends);
    const app = await testApp(await database.open());
    app.clock.now = START;
    return (url, init) => app.fetch(url, init);
  },
};

interface World {
  server: { fetch: Fetch };
  here: Computer;
  created: Created;
  characterId: string;
}

async function begunAt(open: () => Promise<Fetch>): Promise<World> {
  const server = { fetch: await open() };
  const here = await createComputer(server.fetch);
  const created = await createServedIdentity(here);
  const [login] = await here.stage.session.layers();
  return { server, here, created, characterId: login?.characterIds[0] ?? '' };
}

const addressesOn = async ({ stage }: Computer, characterId: string): Promise<string[]> =>
  (await stage.session.profiles.read(characterId)).accounts.map(({ address }) => address).sort();

describe.each(Object.entries(servers))('an identity at a key server, %s', (_name, open) => {
  const begun = () => begunAt(open);

  it('is bound on a new computer, which then opens with the server stopped', async () => {
    const { server, created, here, characterId } = await begun();
    const there = await createComputer(server.fetch);
    const { localSalt } = await findOn(there, created.authenticator);
    expect(await addressesOn(there, characterId)).toEqual(await addressesOn(here, characterId));
    there.line.state = 'cut';
    const session = await there.stage.restartBrowser();
    expect(await session.state()).toBe('locked');
    const asked = there.line.asked.length;
    await session.unlock(created.methodId, created.authenticator.prf(localSalt));
    expect(await addressesOn(there, characterId)).toHaveLength(1);
    expect(there.line.asked).toHaveLength(asked);
  });

  it('knows when the server last answered, also where it had nothing new', async () => {
    const { here } = await begun();
    const { session, now } = here.stage;
    const lastContact = async () => (await session.keyServer.view())?.lastContact;
    for (let round = 0; round < 3; round++) {
      now.at += 1000;
      await session.keyServer.synchronise();
      expect(await lastContact()).toBe(now.at);
    }
    const reached = now.at;
    here.line.state = 'cut';
    now.at += 1000;
    await session.keyServer.synchronise();
    expect(await session.keyServer.view()).toMatchObject({ state: 'unreachable', lastContact: reached });
  }, 60_000);

  it('is bound with the recovery key too, which can then make changes', async () => {
    const { server, created, characterId } = await begun();
    const there = await createComputer(server.fetch);
    await there.stage.session.keyServer.findWithRecoveryKey(ORIGIN, { text: created.recoveryKey });
    expect(await addressesOn(there, characterId)).toHaveLength(1);
    await there.stage.session.change(recoveryProof(created), (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [characterId] }),
    );
    await there.stage.session.lock();
    expect(await there.stage.session.state()).toBe('locked');
  });

  it('is not found by a method that the server does not know, and nothing stays', async () => {
    const { server } = await begun();
    const there = await createComputer(server.fetch);
    const before = await there.stage.disk.exportAll();
    await expect(findOn(there, fakeAuthenticator())).rejects.toMatchObject({ code: 'wrong-credential' });
    expect(await there.stage.disk.exportAll()).toEqual(before);
    expect(await there.stage.session.state()).toBe('empty');
  });

  it('without a copy leaves nothing on the disk, during and after', async () => {
    const { server, created, characterId } = await begun();
    const there = await createComputer(server.fetch);
    const before = await there.stage.disk.exportAll();
    await findOn(there, created.authenticator, false);
    const { session } = there.stage;
    await importPrivateKey(session.profiles, characterId, 'Brought', KEY(7));
    expect(await session.keyServer.synchronise()).toMatchObject({ kind: 'in-step' });
    expect(await there.stage.disk.exportAll()).toEqual(before);
    await session.lock();
    await session.parts.inTurn(async () => undefined);
    expect(await there.stage.disk.exportAll()).toEqual(before);
    expect([...there.stage.memory.keys()]).toEqual([]);
    expect(await session.state()).toBe('empty');
    await findOn(there, created.authenticator, false);
    expect(await addressesOn(there, characterId)).toHaveLength(2);
  });
});

describe.each(Object.entries(servers))('two computers at a key server, %s', (_name, open) => {
  const begun = () => begunAt(open);

  async function two() {
    const world = await begun();
    const there = await createComputer(world.server.fetch);
    const { localSalt } = await findOn(there, world.created.authenticator);
    const sync = async () => {
      for (const { stage } of [world.here, there, world.here]) await stage.session.keyServer.synchronise();
    };
    return { ...world, there, localSalt, sync };
  }

  it('that edit at the same time lose nothing', async () => {
    const { here, there, characterId, sync } = await two();
    await here.stage.session.keyServer.synchronise();
    here.line.state = 'cut';
    there.line.state = 'cut';
    const mine = await importPrivateKey(here.stage.session.profiles, characterId, 'Mine', KEY(1));
    const theirs = await importPrivateKey(there.stage.session.profiles, characterId, 'Theirs', KEY(2));
    const seen = await watchAddress(there.stage.session.profiles, characterId, 'Seen', `0x${'ab'.repeat(20)}`);
    await here.stage.session.keyServer.synchronise();
    expect(await here.stage.session.keyServer.view()).toMatchObject({ state: 'unreachable' });
    expect((await here.stage.session.keyServer.view())?.waiting).toBeGreaterThan(0);
    here.line.state = 'open';
    there.line.state = 'open';
    await sync();
    for (const computer of [here, there]) {
      expect(await addressesOn(computer, characterId)).toEqual(expect.arrayContaining([mine, theirs, seen]));
      expect(await computer.stage.session.keyServer.view()).toMatchObject({
        state: 'in-step',
        waiting: 0,
        problem: null,
      });
    }
  });

  it('see each other’s changes of the identity, and change it one after the other', async () => {
    const { here, there, created, localSalt, sync } = await two();
    const proofThere = proofOf({ ...created, localSalt });
    await here.stage.session.change(proofOf(created), (change) =>
      newCharacter(change, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
    );
    // Not told of it yet: the change is made on the newest state all the same.
    await there.stage.session.change(proofThere, (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
    );
    await sync();
    for (const { stage } of [here, there]) {
      const { log } = await stage.session.view();
      expect(log.characterIds).toHaveLength(2);
      expect(log.levels).toHaveLength(2);
      expect((await stage.session.layers())[0]?.characterIds).toHaveLength(2);
    }
  });

  it('a key made offline moves to the new epoch of a character that was rotated meanwhile', async () => {
    const { here, there, created, characterId, sync } = await two();
    there.line.state = 'cut';
    const offline = await importPrivateKey(there.stage.session.profiles, characterId, 'Offline', KEY(3));
    await here.stage.session.change(recoveryProof(created), async (change) => {
      const rotation = await change.rotation([characterId], { identityDocument: false, management: false });
      change.append({ kind: 'character-rotate', rotation });
    });
    there.line.state = 'open';
    await sync();
    for (const computer of [here, there]) {
      expect(await addressesOn(computer, characterId)).toContain(offline);
      const { log } = await computer.stage.session.profiles.names();
      expect(log.characters.get(characterId)?.epoch).toBe(1);
      expect(await exportPrivateKey(computer.stage.session.profiles, characterId, offline)).toBe(KEY(3));
    }
  });

  it('a change needs the server, and says so; nothing else does', async () => {
    const { here, created, characterId } = await two();
    here.line.state = 'cut';
    const change = here.stage.session.change(proofOf(created), (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
    );
    await expect(change).rejects.toMatchObject({ code: 'server-unreachable' });
    await importPrivateKey(here.stage.session.profiles, characterId, 'Mine', KEY(1));
    expect(await addressesOn(here, characterId)).toHaveLength(2);
  });

  it.each([
    ['its first contact', false],
    ['a later one', true],
  ])('a freeze on one closes the other at %s, and its copy stays', async (_which, earlier) => {
    const { here, there, created } = await two();
    if (earlier) await there.stage.session.keyServer.synchronise();
    const freeze = (await here.stage.session.profiles.names()).log.methods.get(created.methodId);
    if (!freeze) throw new Error('no method');
    await here.stage.session.declare(recoveryProof(created), () => [{ kind: 'mode-freeze', methodId: freeze.id }]);
    expect(await there.stage.session.state()).toBe('unlocked');
    expect(await there.stage.session.keyServer.synchronise()).toMatchObject({ kind: 'closed' });
    expect(await there.stage.session.state()).toBe('locked');
    expect(await there.stage.session.notice()).toMatch(/frozen/);
    expect(await there.stage.session.bound()).toMatchObject([{ bound: { deviceId: expect.any(String) } }]);
  });
});

describe('the deletion of an identity', () => {
  it('waits, can be cancelled, and is reported when it has happened', async () => {
    const open = servers['the real one'];
    if (!open) throw new Error('no server');
    const { here, created } = await begunAt(open);
    const { session } = here.stage;
    await session.keyServer.remove(proofOf(created));
    const { deletesAt } = (await session.view()).log;
    expect(deletesAt).toBeGreaterThan(here.stage.now.at);
    await session.keyServer.keep(proofOf(created));
    expect((await session.view()).log.deletesAt).toBeNull();
    await session.keyServer.remove(recoveryProof(created));
    await session.keyServer.synchronise();
    expect(await session.keyServer.view()).toMatchObject({
      state: 'refused',
      problem: expect.stringMatching(/deleted/),
    });
    expect(await session.state()).toBe('unlocked');
    const there = await createComputer(here.line.fetch);
    await expect(findOn(there, created.authenticator)).rejects.toMatchObject({ code: expect.any(String) });
    expect(await there.stage.session.state()).toBe('empty');
  });
});
