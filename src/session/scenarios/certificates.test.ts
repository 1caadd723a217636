/** Certificates at a real key server: the same private key finds and opens the identity, and opens one login method at a time. */
import { afterEach, expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { testApp } from '../../server/testing/app.ts';
import { sqliteDatabase } from '../../server/testing/stores.ts';
import { bindAdded, prepareMethod } from '../change/add-method.ts';
import { newLevel, removeMethod } from '../change/levels.ts';
import { bindReset, resetCredential } from '../change/reset-method.ts';
import { credentialOf, readBoundRecords } from '../login/bound-copy.ts';
import { certificate } from '../login/certificate.ts';
import { type Computer, createComputer, createServedIdentity, ORIGIN } from '../testing/served.ts';
import { proofOf } from '../testing/stage.ts';
import { typedSalt } from '../testing/typed-salt.ts';

const ends: Parameters<typeof sqliteDatabase>[0] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const place = { saltOf: async () => '', typedSalt, server: async () => ORIGIN, opaqueAt: () => expect.unreachable() };
const newKey = () => toBase64Url(randomBytes(32));
const made = (secret: string, fileName: string | null = null) =>
  certificate.ofMade({ kind: 'certificate', name: 'Certificate', secret, fileName }, place);
const secretsOf = (secret: string) => certificate.ofProof({ kind: 'certificate', methodId: '', secret });

it('is recognised as one key on this computer, whichever identity it opens, and as another where it is another', async () => {
  const secret = newKey();
  const [one, other] = [await made(secret, 'mira.p12'), await made(secret)];
  const found = await certificate.ofFound({ kind: 'certificate', secret, fileName: null }, place, undefined);
  const stranger = await made(newKey());
  expect(one.bound.keyId).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect([other.bound.keyId, found.bound?.keyId]).toEqual([one.bound.keyId, one.bound.keyId]);
  expect(credentialOf(one.bound).keyId).toBe(one.bound.keyId);
  expect(stranger.bound.keyId).not.toBe(one.bound.keyId);
  expect(one.bound.keyId).not.toBe(secret);
});

async function prepare() {
  const database = sqliteDatabase(ends);
  const app = await testApp(await database.open());
  app.clock.now = 1_800_000_000_000;
  const fetch = (url: string, init: RequestInit) => app.fetch(url, init);
  const here = await createComputer(fetch);
  const created = await createServedIdentity(here);
  const { session } = here.stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const proof = proofOf(created);
  async function add(secret: string, fileName: string | null = null): Promise<string> {
    const { bound, secrets } = await made(secret, fileName);
    const wanted = { credential: bound, name: 'Certificate', levelId: daily };
    const added = await session.change(proof, (change) => prepareMethod(session.parts, change, wanted, secrets));
    await bindAdded(session.parts, bound, added, secrets);
    return added.methodId;
  }
  async function reset(methodId: string, secret: string): Promise<void> {
    const { bound, secrets } = await made(secret);
    const wanted = { methodId, kind: 'certificate' as const, why: 'not-lost' as const };
    const done = await session.change(proof, (change) => resetCredential(session.parts, change, wanted, secrets));
    await bindReset(session.parts, bound, done, secrets);
  }
  const remove = (methodId: string) => session.change(proof, (change) => removeMethod(change, methodId));
  return { fetch, here, add, reset, remove };
}

async function findOn({ stage }: Computer, secret: string): Promise<void> {
  const { bound, secrets } = await certificate.ofFound(
    { kind: 'certificate', secret, fileName: null },
    place,
    undefined,
  );
  await stage.session.keyServer.find(ORIGIN, { keepCopy: true, credential: bound, secrets });
}

it('finds the identity on a new computer, and opens there without the server; another key finds nothing', async () => {
  const { fetch, add } = await prepare();
  const secret = newKey();
  const methodId = await add(secret);
  const there = await createComputer(fetch);
  await expect(findOn(there, newKey())).rejects.toMatchObject({ code: 'wrong-credential' });
  await findOn(there, secret);
  const session = await there.stage.restartBrowser();
  there.line.state = 'cut';
  await expect(session.unlock(methodId, await secretsOf(newKey()))).rejects.toThrow(
    'This file belongs to another login method',
  );
  await session.unlock(methodId, await secretsOf(secret));
  expect(await session.state()).toBe('unlocked');
});

it('stores nothing of a file but its name, and that only where it is allowed', async () => {
  const { here, add } = await prepare();
  const [named, unnamed] = [newKey(), newKey()];
  const ids = [await add(named, 'ada.p12'), await add(unnamed)];
  const records = (await readBoundRecords(here.stage.vault)).filter(({ methodId }) => ids.includes(methodId));
  expect(records.map(({ fileName }) => fileName).sort()).toEqual(['ada.p12', undefined]);
  for (const table of ['local', 'settings', 'boxes', 'id-rows', 'key-rows', 'log'] as const)
    for (const { value } of await here.stage.disk.list(table, ''))
      for (const secret of [named, unnamed]) {
        const hex = Buffer.from(secret, 'base64url').toString('hex');
        expect(Buffer.from(value).toString('latin1')).not.toContain(secret);
        expect(Buffer.from(value).toString('hex')).not.toContain(hex);
      }
});

it('one private key opens one login method: it is refused for another and for a reset, and free again after a removal', async () => {
  const { fetch, add, reset, remove } = await prepare();
  const [first, second] = [newKey(), newKey()];
  const methodId = await add(first);
  await expect(add(first)).rejects.toMatchObject({ code: 'exists' });
  await expect(reset(methodId, first)).rejects.toMatchObject({ code: 'exists' });
  await reset(methodId, second);
  // The first key is free: its method has another one.
  const again = await add(first);
  await remove(methodId);
  await expect(add(first)).rejects.toMatchObject({ code: 'exists' });
  const back = await add(second);
  expect(new Set([methodId, again, back]).size).toBe(3);
  for (const secret of [first, second]) {
    const there = await createComputer(fetch);
    await findOn(there, secret);
    expect(await there.stage.session.state()).toBe('unlocked');
  }
});
