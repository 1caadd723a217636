/** Own storage in a session in memory: opening with and without the file, proving, finding at a real key server, and what is left on the disk. */
import { afterEach, expect, it } from 'vitest';
import { fromBase64Url, utf8 } from '../../lib/bytes.ts';
import { testApp } from '../../server/testing/app.ts';
import { sqliteDatabase } from '../../server/testing/stores.ts';
import type { Fetch } from '../../sync/remote.ts';
import type { Vault } from '../../vault/vault.ts';
import { newLevel } from '../change/levels.ts';
import { resetCredential } from '../change/reset-method.ts';
import { boundChange } from '../login/bound-copy.ts';
import { foundCredential, openCredential } from '../login/login-secrets.ts';
import type { SessionCore } from '../session-core.ts';
import { createComputer, ORIGIN } from '../testing/served.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';
import {
  addStorage,
  answered,
  createWithStorage,
  NO_PLACE,
  newStorage,
  storageProof,
} from '../testing/storage-person.ts';

const ends: Parameters<typeof sqliteDatabase>[0] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const PASSPHRASE = 'tundra violin gasket moth';
const OTHER = 'harbour pencil ninety oxide';
const code = (code: string) => expect.objectContaining({ code });
const opens = async (session: SessionCore) => {
  const [login] = await session.layers();
  expect((await session.profiles.read(login?.characterIds[0] ?? '')).name).toBe('Everyday');
};
async function everything(vault: Vault): Promise<Buffer> {
  const tables = ['log', 'boxes', 'id-rows', 'key-rows', 'local', 'settings'] as const;
  return Buffer.concat(
    (await Promise.all(tables.map((table) => vault.list(table, '')))).flat().map(({ value }) => value),
  );
}

it('opens with file and passphrase; one alone opens nothing, and the disk holds neither', async () => {
  const stage = await createStage();
  const made = await newStorage(PASSPHRASE);
  const { methodId } = await createWithStorage(stage, made);
  await opens(stage.session);
  const session = await stage.restartBrowser();
  await expect(session.unlock(methodId, await answered(methodId, made, false))).rejects.toMatchObject({
    code: 'needs-login',
    message: expect.stringContaining('login file'),
  });
  await expect(
    session.unlock(methodId, await answered(methodId, { ...made, passphrase: OTHER }, true)),
  ).rejects.toEqual(code('wrong-credential'));
  const another = await newStorage(PASSPHRASE);
  await expect(session.unlock(methodId, await answered(methodId, another, true))).rejects.toEqual(
    code('wrong-credential'),
  );
  await session.unlock(methodId, await answered(methodId, made, true));
  await opens(session);
  const rows = await everything(stage.vault);
  for (const secret of [utf8(PASSPHRASE), utf8(made.fileKey), fromBase64Url(made.fileKey), utf8('cloud.example.org')])
    expect(rows.includes(Buffer.from(secret))).toBe(false);
  expect((await session.view()).names.methods[methodId]?.account).toBe(`${made.address}#${made.fileId}`);
}, 120_000);

it('opens with the passphrase alone where that was wished, and keeps address and user name only then', async () => {
  const stage = await createStage();
  const place = { address: 'https://cloud.example.org/dav/dramatis.login', userName: 'ada' };
  const made = await newStorage(PASSPHRASE, { localUnlock: true, place });
  const { methodId } = await createWithStorage(stage, made);
  const session = await stage.restartBrowser();
  await expect(
    session.unlock(methodId, await answered(methodId, { ...made, passphrase: OTHER }, false)),
  ).rejects.toEqual(code('wrong-credential'));
  await session.unlock(methodId, await answered(methodId, made, false));
  await opens(session);
  expect((await session.bound())[0]?.storage).toEqual({ fileId: made.fileId, localUnlock: true, place });
  // A proof goes through the rows, for which the passphrase alone is not enough.
  await session.change(storageProof(made), (change) =>
    newLevel(change, { name: 'Low', manages: false, characterIds: [] }),
  );
  await expect(
    session.change(storageProof({ ...made, fileKey: (await newStorage('')).fileKey }), (change) =>
      newLevel(change, { name: 'Other', manages: false, characterIds: [] }),
    ),
  ).rejects.toEqual(code('wrong-credential'));
}, 120_000);

it('finds the identity at a key server with nothing but file and passphrase, and what only the person knows', async () => {
  const app = await testApp(await sqliteDatabase(ends).open());
  app.clock.now = 1_800_000_000_000;
  const reach: Fetch = (url, init) => app.fetch(url, init);
  const here = await createComputer(reach);
  const made = await newStorage(PASSPHRASE, { personal: 'Skagen' });
  await createWithStorage(here.stage, made, ORIGIN);
  const there = await createComputer(reach);
  const find = async (change: Partial<typeof made>, personal: string | undefined) => {
    const { passphrase, fileKey, fileId } = { ...made, ...change };
    const keys = { passphrase, fileKey, fileId, localUnlock: true, place: null };
    const { bound, secrets } = await foundCredential({ kind: 'own-storage', ...keys }, NO_PLACE, personal);
    await there.stage.session.keyServer.find(ORIGIN, { credential: bound, secrets, keepCopy: true });
  };
  await expect(find({ passphrase: OTHER }, 'Skagen')).rejects.toEqual(code('wrong-credential'));
  await expect(find({}, undefined)).rejects.toEqual(code('wrong-personal'));
  await find({}, ' skagen ');
  await opens(there.stage.session);
  const [record] = await there.stage.session.bound();
  const session = await there.stage.restartBrowser();
  there.line.state = 'cut';
  await session.unlock(record?.methodId ?? '', await answered(record?.methodId ?? '', made, false));
  await opens(session);
}, 120_000);

it('a renewed one has a new file, and the old file opens nothing', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const [login] = await session.layers();
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [login?.characterIds[0] ?? ''] }),
  );
  const old = await newStorage(PASSPHRASE);
  const methodId = await addStorage(stage, proofOf(created), daily, old);
  const before = (await session.bound()).find((each) => each.methodId === methodId);
  const made = await newStorage(PASSPHRASE);
  const opened = await openCredential(made, NO_PLACE);
  const wanted = { methodId, kind: opened.bound.kind, why: 'lost' as const, account: opened.account };
  await session.change(proofOf(created), (change) => resetCredential(session.parts, change, wanted, opened.secrets));
  expect((await session.view()).names.methods[methodId]?.account).toContain(made.fileId);
  await expect(
    session.change(storageProof(old), (change) => newLevel(change, { name: 'x', manages: false, characterIds: [] })),
  ).rejects.toEqual(code('refused'));
  if (before === undefined) throw new Error('There is no record.');
  await stage.vault.commit([boundChange(before)]);
  // A computer that has not heard of it still has the old record: the new file and its passphrase open it all the same.
  const restarted = await stage.restartBrowser();
  const fileHere = async () => (await restarted.bound()).find((each) => each.methodId === methodId)?.storage?.fileId;
  const file = { id: made.fileId, address: made.address };
  // What does not open the method is not remembered either.
  await expect(
    restarted.unlock(methodId, await answered(methodId, { ...made, passphrase: OTHER }, true, file)),
  ).rejects.toEqual(code('wrong-credential'));
  expect(await fileHere()).toBe(old.fileId);
  await restarted.unlock(methodId, await answered(methodId, made, true, file));
  await opens(restarted);
  expect(await fileHere()).toBe(made.fileId);
  await restarted.lock();
  await restarted.unlock(methodId, await answered(methodId, made, true));
}, 120_000);
