/** Evil server, in silence: what it keeps back, swaps or answers late takes no key, no edit and no login away, and hides no freeze. */

import { beforeEach, describe, expect, it } from 'vitest';
import { exportPrivateKey, importPrivateKey, newCharacter, rotateCharacters } from '../../session/testing/acts.ts';
import {
  type Computer,
  createComputer,
  createServedIdentity,
  findOn,
  ORIGIN,
  recoveryProof,
} from '../../session/testing/served.ts';
import { type Created, proofOf } from '../../session/testing/stage.ts';
import { toWire } from '../remote/http.ts';
import { about, createEvilServer, type EvilServer, namesOf, plant } from '../testing/evil.ts';

const START = 1_800_000_000_000;
const KEY = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;

let server: EvilServer;
let here: Computer;
let there: Computer;
let created: Created;
let onThere: Created;
let characterId: string;

beforeEach(async () => {
  server = createEvilServer(ORIGIN, () => START);
  here = await createComputer(server.line);
  created = await createServedIdentity(here);
  there = await createComputer(server.line);
  onThere = { ...created, ...(await findOn(there, created.authenticator)) };
  await here.stage.session.keyServer.synchronise();
  const [login] = await here.stage.session.layers();
  characterId = login?.characterIds[0] ?? '';
});

const round = ({ stage }: Computer) => stage.session.keyServer.synchronise();
const stateOf = async ({ stage }: Computer) => (await stage.session.keyServer.view())?.state;
const accounts = async ({ stage }: Computer) => (await stage.session.profiles.read(characterId)).accounts;
const bring = ({ stage }: Computer, n: number) =>
  importPrivateKey(stage.session.profiles, characterId, `Key ${n}`, KEY(n));
const rotate = ({ stage }: Computer, proof: Created) =>
  stage.session.change(proofOf(proof), (act) => rotateCharacters(act, [characterId]));
const noBoxes = about('/boxes', (answer) => ({ ...answer, boxes: [] }));

async function everyKeyOpens(computer: Computer, count: number): Promise<void> {
  const found = await accounts(computer);
  expect(found).toHaveLength(count);
  for (const { address } of found)
    expect(await exportPrivateKey(computer.stage.session.profiles, characterId, address)).toMatch(/^0x[0-9a-f]{64}$/);
}

const unlockHere = ({ stage }: Computer, { authenticator, localSalt, methodId }: Created) =>
  stage.session.unlock(methodId, authenticator.prf(localSalt));

describe('sealed keys', () => {
  it('in each other’s places at the server stay in their own here', async () => {
    await bring(there, 2);
    await bring(there, 3);
    await round(there);
    await round(here);
    const [first = '', second = ''] = namesOf(server, 'target/');
    const bytesOf = (name: string) => server.identity().boxes.get(name)?.bytes ?? null;
    const [one, two] = [bytesOf(first), bytesOf(second)];
    plant(server, first, two);
    plant(server, second, one);
    await round(here);
    await everyKeyOpens(here, 3);
  });
});

describe('new keys of a character', () => {
  it('whose writing was answered by silence are not lost when the server keeps them back', async () => {
    await bring(here, 2);
    await round(here);
    here.line.state = 'deaf';
    await expect(rotate(here, created)).rejects.toMatchObject({ code: 'server-unreachable' });
    here.line.state = 'open';
    server.lie = noBoxes;
    await round(here);
    await everyKeyOpens(here, 2);
    server.lie = null;
    await round(here);
    expect(await stateOf(here)).toBe('in-step');
    await everyKeyOpens(here, 2);
  });

  it('that did not come with the log leave a computer that opens as soon as they come', async () => {
    await rotate(there, onThere);
    server.lie = about('/boxes', () => new Response(null, { status: 503 }));
    await round(here);
    await here.stage.session.lock();
    server.lie = null;
    await unlockHere(here, created);
    await everyKeyOpens(here, 1);
  });
});

describe('what is withheld', () => {
  it('with a change of keys elsewhere leaves the computer at the state before it', async () => {
    await rotate(there, onThere);
    server.lie = noBoxes;
    await round(here);
    expect(await stateOf(here)).toBe('refused');
    await here.stage.session.lock();
    await unlockHere(here, created);
    await everyKeyOpens(here, 1);
    // It was told that it read everything, and does not stay with that.
    server.lie = null;
    await round(here);
    await bring(here, 2);
    await round(here);
    await round(here);
    expect(await stateOf(here)).toBe('in-step');
    await everyKeyOpens(here, 2);
  });

  it('behind a freeze delays it by nothing, and it stays shut', async () => {
    const { log } = await there.stage.session.profiles.names();
    const method = log.methods.get(created.methodId);
    if (!method) throw new Error('no method');
    await there.stage.session.declare(recoveryProof(created), () => [{ kind: 'mode-freeze', methodId: method.id }]);
    const failing = () => new Response(null, { status: 503 });
    server.lie = (path) => (path.includes('/boxes') || path.includes('/session') ? failing() : null);
    await round(here);
    expect(await here.stage.session.state()).toBe('locked');
    here.line.state = 'cut';
    await expect(unlockHere(here, created)).rejects.toMatchObject({ code: 'refused' });
    expect(await here.stage.session.state()).toBe('locked');
  });
});

describe('a server that takes nothing more', () => {
  it('still tells what others did', async () => {
    const full = { error: { code: 'too-large', message: 'full' } };
    server.lie = about('/writes', () => new Response(JSON.stringify(full), { status: 413 }));
    here.line.state = 'cut';
    const mine = await bring(here, 2);
    here.line.state = 'open';
    await round(here);
    server.lie = null;
    await bring(there, 3);
    await round(there);
    server.lie = about('/writes', () => new Response(JSON.stringify(full), { status: 413 }));
    for (let n = 0; n < 2; n++) await round(here);
    expect(await accounts(here)).toHaveLength(3);
    server.lie = null;
    for (const computer of [here, there, here]) await round(computer);
    expect(await stateOf(here)).toBe('in-step');
    expect((await accounts(there)).map(({ address }) => address)).toContain(mine);
  });
});

describe('a server that came back from a backup between reading and writing', () => {
  it('is given what it lost', async () => {
    const other = await here.stage.session.change(proofOf(created), (act) =>
      newCharacter(act, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
    );
    await round(here);
    const before = server.backup();
    await bring(here, 2);
    await round(here);
    const names = namesOf(server, '').filter((name) => server.identity().boxes.get(name)?.bytes);
    await importPrivateKey(here.stage.session.profiles, other, 'Key 3', KEY(3));
    const { fetch } = server;
    server.fetch = async (url, init) => {
      if (!url.endsWith('/writes')) return fetch(url, init);
      server.restore(before);
      server.fetch = fetch;
      return fetch(url, init);
    };
    for (let n = 0; n < 3; n++) await round(here);
    for (const name of names) expect(namesOf(server, '')).toContain(name);
    await round(there);
    await everyKeyOpens(there, 2);
  });
});

describe('a sealed key that waits', () => {
  it('is not given up for another one that the server shows in its place', async () => {
    await bring(here, 2);
    await round(here);
    const known = namesOf(server, 'target/');
    const other = server.identity().boxes.get(known[0] ?? '')?.bytes ?? null;
    await bring(here, 3);
    here.line.state = 'deaf';
    await round(here);
    here.line.state = 'open';
    const [name = ''] = namesOf(server, 'target/').filter((each) => !known.includes(each));
    plant(server, name, other);
    const { log, sequence } = server.identity();
    const stale = { error: { code: 'stale', message: '' }, head: log.head, sequence, boxes: [name] };
    server.lie = about('/writes', () => new Response(toWire(stale), { status: 412 }));
    await round(here);
    server.lie = null;
    for (let n = 0; n < 2; n++) await round(here);
    expect(await stateOf(here)).toBe('in-step');
    await everyKeyOpens(here, 3);
  });
});
