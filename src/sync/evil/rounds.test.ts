/** Evil server, in rounds: whatever it serves to a wallet that knows the identity ends in a sentence, is not taken, and costs nothing. */

import { beforeEach, describe, expect, it } from 'vitest';
import { bareHex, fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { exportPrivateKey, importPrivateKey, newLevel, removeAccount } from '../../session/testing/acts.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../../session/testing/served.ts';
import { type Created, proofOf } from '../../session/testing/stage.ts';
import { about, createEvilServer, type EvilServer, namesOf, plant } from '../testing/evil.ts';

const START = 1_800_000_000_000;
const KEY = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;

let server: EvilServer;
let here: Computer;
let there: Computer;
let created: Created;
let localSalt: string;
let characterId: string;

beforeEach(async () => {
  server = createEvilServer(ORIGIN, () => START);
  here = await createComputer(server.line);
  created = await createServedIdentity(here);
  there = await createComputer(server.line);
  ({ localSalt } = await findOn(there, created.authenticator));
  await here.stage.session.keyServer.synchronise();
  const [login] = await here.stage.session.layers();
  characterId = login?.characterIds[0] ?? '';
});

const accounts = async ({ stage }: Computer) => (await stage.session.profiles.read(characterId)).accounts;
const bring = ({ stage }: Computer, n: number) =>
  importPrivateKey(stage.session.profiles, characterId, `Key ${n}`, KEY(n));
const change = ({ stage }: Computer, proof: Created) =>
  stage.session.change(proofOf(proof), (act) => newLevel(act, { name: 'L', manages: false, characterIds: [] }));

/** Everything of the mirror: log and boxes. */
async function heldBy({ stage: { vault } }: Computer): Promise<string> {
  const rows = [...(await vault.list('log', '')), ...(await vault.list('boxes', ''))];
  return rows.map(({ key, value }) => `${key} ${bareHex(value)}`).join('\n');
}

/** A round that ends in a sentence: nothing was taken, nothing was sent, the session goes on. */
async function isRefused(problem: RegExp): Promise<void> {
  const before = await heldBy(here);
  server.asked.length = 0;
  await here.stage.session.keyServer.synchronise();
  expect(await here.stage.session.keyServer.view()).toMatchObject({
    state: 'refused',
    problem: expect.stringMatching(problem),
  });
  expect(await heldBy(here)).toBe(before);
  expect(server.asked.filter((path) => path.endsWith('/writes'))).toEqual([]);
}

/** What is here still opens and can still be worked with. */
async function stillWorks(): Promise<void> {
  const before = (await accounts(here)).length;
  await bring(here, 77);
  expect(await accounts(here)).toHaveLength(before + 1);
}

/** The change is refused before anything of it is sealed or sent. */
async function changeIsRefused(): Promise<void> {
  server.asked.length = 0;
  await expect(change(here, created)).rejects.toMatchObject({ code: 'bad-server' });
  expect(server.asked.filter((path) => path.endsWith('/writes'))).toEqual([]);
}

const honestAgain = async (): Promise<void> => {
  server.lie = null;
  await here.stage.session.keyServer.synchronise();
  expect(await here.stage.session.keyServer.view()).toMatchObject({ state: 'in-step', problem: null, waiting: 0 });
};

describe('the log', () => {
  it('of an earlier state, truly signed, is noticed', async () => {
    const old = server.backup();
    await change(there, { ...created, localSalt });
    await here.stage.session.keyServer.synchronise();
    const newer = server.state;
    server.state = old;
    await isRefused(/older state|different computers different histories/);
    await changeIsRefused();
    await stillWorks();
    server.state = newer;
    await honestAgain();
  });

  it('with an entry that nobody signed is not taken', async () => {
    await change(there, { ...created, localSalt });
    server.lie = about('/log', (answer) => {
      const entries = (answer.entries as string[]).map((entry) => {
        const bytes = fromBase64Url(entry);
        const last = bytes.length - 1;
        bytes[last] = (bytes[last] ?? 0) ^ 1;
        return toBase64Url(bytes);
      });
      return { ...answer, entries };
    });
    await isRefused(/aren’t valid/);
    await changeIsRefused();
    await stillWorks();
    await honestAgain();
  });

  it('that ends before its head, or never, is not taken', async () => {
    await change(there, { ...created, localSalt });
    server.lie = about('/log', (answer) => ({ ...answer, entries: [] }));
    await isRefused(/missing/);
    server.lie = about('/boxes', (answer) => ({ ...answer, more: true, sequence: 0 }));
    await here.stage.session.keyServer.synchronise();
    expect(await here.stage.session.keyServer.view()).toMatchObject({ state: 'refused' });
    await honestAgain();
  });

  it('of somebody else is not taken', async () => {
    const stranger = await createComputer(server.line);
    await createServedIdentity(stranger);
    const [own, foreign] = [...server.state.identities.values()];
    if (!own || !foreign) throw new Error('two identities');
    await change(there, { ...created, localSalt });
    server.lie = about('/log', (answer) => ({ ...answer, entries: foreign.entries.map(toBase64Url) }));
    await isRefused(/aren’t valid/);
    server.lie = null;
  });
});

describe('a receipt', () => {
  it('under another key is not believed; the person may compare and accept the new one', async () => {
    const seed = server.receiptSeed;
    await bring(there, 2);
    await there.stage.session.keyServer.synchronise();
    server.receiptSeed = randomBytes(32);
    await isRefused(/isn’t signed with the server’s known key/);
    const view = await here.stage.session.keyServer.view();
    expect(view?.newFingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    await expect(here.stage.session.keyServer.accept('0000 0000')).rejects.toMatchObject({ code: 'bad-input' });
    await here.stage.session.keyServer.accept(view?.newFingerprint ?? '');
    await honestAgain();
    expect(server.receiptSeed).not.toEqual(seed);
  });

  it('under a new key that was accepted vouches for no other history', async () => {
    const old = server.backup();
    await change(here, created);
    const number = server.identity().log.head.number;
    server.state = structuredClone(old);
    const again = await createComputer(server.line);
    const found = await findOn(again, created.authenticator);
    while (server.identity().log.head.number < number) await change(again, { ...created, ...found });
    server.receiptSeed = randomBytes(32);
    here.stage.session.parts.server.forget();
    await isRefused(/isn’t signed with the server’s known key/);
    await here.stage.session.keyServer.accept((await here.stage.session.keyServer.view())?.newFingerprint ?? '');
    await isRefused(/differs from the one on this computer/);
    await changeIsRefused();
  });

  it('for one place with two heads is kept as proof, and nothing goes there any more', async () => {
    const old = server.backup();
    await here.stage.session.keyServer.synchronise();
    await change(there, { ...created, localSalt });
    await here.stage.session.keyServer.synchronise();
    const seen = server.identity().sequence;
    const truth = server.state;
    // The same place of its history, told anew: another device wrote something else there.
    server.state = structuredClone(old);
    const again = await createComputer(server.line);
    await findOn(again, created.authenticator);
    while (server.identity().sequence < seen)
      await bring(again, server.identity().sequence).then(() => again.stage.session.keyServer.synchronise());
    // As after a lock: an answer that nothing has changed is no proof of anything.
    here.stage.session.parts.server.forget();
    await isRefused(/different computers different histories/);
    await changeIsRefused();
    // One that has told two stories is not believed in the first one either.
    server.state = truth;
    await isRefused(/different computers different histories/);
    await changeIsRefused();
    await stillWorks();
  });
});

describe('a box', () => {
  it('of random bytes, of another name or of nobody is not taken', async () => {
    await bring(there, 2);
    await there.stage.session.keyServer.synchronise();
    await here.stage.session.keyServer.synchronise();
    const [profile = ''] = namesOf(server, 'profile');
    const [first = '', second = ''] = namesOf(server, 'target/');
    const bytesOf = (name: string) => server.identity().boxes.get(name)?.bytes ?? null;
    const [one, two, sealed] = [bytesOf(first), bytesOf(second), bytesOf(profile)];
    plant(server, profile, randomBytes(300));
    await isRefused(/can’t open/);
    plant(server, profile, one);
    plant(server, 'document/identity', sealed);
    await isRefused(/can’t open/);
    plant(server, `target/${characterId}/${bareHex(randomBytes(16))}`, randomBytes(500));
    await isRefused(/can’t open/);
    // Signed by one who may, for this character: it is taken for what it is, and opens no account that it is not.
    plant(server, first, two);
    plant(server, second, one);
    await here.stage.session.keyServer.synchronise();
    const { session } = here.stage;
    for (const account of await accounts(here))
      if (account.targetId)
        await exportPrivateKey(session.profiles, characterId, account.address).then(
          (key) => expect(key).toMatch(/^0x[0-9a-f]{64}$/),
          (error) => expect(error).toMatchObject({ code: 'cannot-open' }),
        );
  });

  it('that is older, truly signed, does not take the place of the newer', async () => {
    const [profile = ''] = namesOf(server, 'profile');
    const old = server.identity().boxes.get(profile)?.bytes ?? null;
    await bring(here, 5);
    await here.stage.session.keyServer.synchronise();
    plant(server, profile, old);
    await isRefused(/can’t open/);
    await stillWorks();
  });

  it('that is said to be removed stays, unless the log or its character says so', async () => {
    const before = await accounts(here);
    for (const name of [...server.identity().boxes.keys()]) plant(server, name, null);
    const held = await heldBy(here);
    await here.stage.session.keyServer.synchronise();
    expect(await heldBy(here)).toBe(held);
    expect(await accounts(here)).toEqual(before);
    // What was truly removed elsewhere is.
    const address = await bring(there, 9);
    await there.stage.session.keyServer.synchronise();
    await removeAccount(there.stage.session.profiles, characterId, address);
    expect((await accounts(there)).map((account) => account.address)).not.toContain(address);
  });

  it('too large, or too many at once, is not read', async () => {
    await bring(there, 2);
    await there.stage.session.keyServer.synchronise();
    const huge = { name: 'document/identity', bytes: toBase64Url(new Uint8Array(300 * 1024)), sequence: 99 };
    server.lie = about('/boxes', (answer) => ({ ...answer, boxes: [huge] }));
    await isRefused(/doesn’t have the expected form/);
    server.lie = about('/boxes', (answer) => ({
      ...answer,
      boxes: Array.from({ length: 1000 }, () => ({ name: 'a', bytes: null, sequence: 1 })),
    }));
    await isRefused(/doesn’t have the expected form/);
    await honestAgain();
  });
});

describe('a server', () => {
  it('that keeps a login out without a reason in the log is told off, not believed', async () => {
    await bring(there, 2);
    await there.stage.session.keyServer.synchronise();
    here.stage.session.parts.server.forget();
    server.lie = about('/session', (answer) => ({ ...answer, scope: 'log' }));
    await here.stage.session.keyServer.synchronise();
    expect(await here.stage.session.keyServer.view()).toMatchObject({ state: 'refused' });
    expect(await here.stage.session.state()).toBe('unlocked');
    here.stage.session.parts.server.forget();
    await honestAgain();
  });

  it('that answers with anything at all never breaks the wallet', async () => {
    const answers = [
      () => new Response('<html>'),
      () => new Response('null', { headers: { 'content-type': 'application/json' } }),
      () => new Response('[]'),
      () => new Response('{"receipt":null}'),
      () => new Response(null, { status: 204 }),
      () => new Response('{}', { status: 302 }),
    ];
    await bring(here, 4);
    for (const answer of answers) {
      server.lie = () => answer();
      await here.stage.session.keyServer.synchronise();
      expect((await here.stage.session.keyServer.view())?.problem).toMatch(/\.$/);
      expect(await accounts(here)).toHaveLength(2);
    }
    await honestAgain();
  });
});
