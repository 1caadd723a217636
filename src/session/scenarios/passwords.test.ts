/** Passwords from the page's OPAQUE client to the rows of the real key server and a session in memory: opening, proving, changing, and leftovers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../../lib/bytes.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import type { Vault } from '../../vault/vault.ts';
import { bindAdded, prepareMethod } from '../change/add-method.ts';
import { newLevel, renameMethod } from '../change/levels.ts';
import type { SessionCore } from '../session-core.ts';
import {
  addPassword,
  beginWithPassword,
  changePasswordOf,
  choosePassword,
  createPasswordServer,
  createWithPassword,
  keyOf,
  type PasswordServer,
  typed,
} from '../testing/password-person.ts';
import { createComputer, ORIGIN } from '../testing/served.ts';
import { createIdentity, createStage, fakeAuthenticator, proofOf } from '../testing/stage.ts';

const PASSWORD = 'tundra violin gasket moth';
const OTHER = 'harbour pencil ninety oxide';

let server: PasswordServer;
beforeAll(async () => {
  server = await createPasswordServer();
});
afterAll(() => server.stop());

const code = (code: string) => expect.objectContaining({ code });
const opens = async (session: SessionCore) => {
  expect(await session.state()).toBe('unlocked');
  const [login] = await session.layers();
  expect((await session.profiles.read(login?.characterIds[0] ?? '')).name).toBe('Everyday');
};

async function everything(vault: Vault): Promise<Uint8Array[]> {
  const tables = ['log', 'boxes', 'id-rows', 'key-rows', 'local', 'settings'] as const;
  return (await Promise.all(tables.map((table) => vault.list(table, '')))).flat().map(({ value }) => value);
}
const holds = (rows: readonly Uint8Array[], bytes: Uint8Array): boolean =>
  rows.some((row) => Buffer.from(row).includes(Buffer.from(bytes)));

describe('an identity that begins with a password', () => {
  it('opens with it alone if this computer allows it, and no server is asked', async () => {
    const stage = await createStage();
    const wanted = await choosePassword(server, 'ada', PASSWORD, { localUnlock: true });
    const { methodId } = await createWithPassword(stage, server, wanted);
    await opens(stage.session);
    await stage.session.lock();
    const asked = server.asked();
    await expect(stage.session.unlock(methodId, typed(OTHER, null))).rejects.toEqual(code('wrong-credential'));
    expect(await stage.session.state()).toBe('locked');
    await stage.session.unlock(methodId, typed(PASSWORD, null));
    await opens(stage.session);
    expect(server.asked()).toBe(asked);
    // Nothing here gives the name or the password away.
    const rows = await everything(stage.vault);
    for (const marker of ['ada', PASSWORD]) expect(holds(rows, utf8(`"${marker}"`))).toBe(false);
    for (const bytes of [utf8(PASSWORD), utf8(wanted.exportKey), fromBase64Url(wanted.exportKey)])
      expect(holds(rows, bytes)).toBe(false);
  }, 120_000);

  it('opens only with the server if this computer does not allow it', async () => {
    const stage = await createStage();
    const wishes = { localUnlock: false, rememberName: true };
    const { methodId } = await createWithPassword(
      stage,
      server,
      await choosePassword(server, 'bert', PASSWORD, wishes),
    );
    const session = await stage.restartBrowser();
    await expect(session.unlock(methodId, typed(PASSWORD, null))).rejects.toEqual(code('needs-login'));
    await expect(keyOf(server, 'bert', OTHER)).rejects.toEqual(code('wrong-credential'));
    await expect(keyOf(server, 'nobody', PASSWORD)).rejects.toEqual(code('wrong-credential'));
    await session.unlock(methodId, typed(null, await keyOf(server, 'bert', PASSWORD)));
    await opens(session);
    expect((await session.bound())[0]?.password?.accountName).toBe('bert');
  }, 120_000);

  it('that is cancelled before its end leaves its account name free', async () => {
    const stage = await createStage();
    const wanted = await choosePassword(server, 'ida', PASSWORD, { localUnlock: true });
    await beginWithPassword(stage, server, wanted, ORIGIN);
    const enrolled = await stage.session.drafts.enrolled();
    if (!enrolled) throw new Error('Nothing is enrolled.');
    expect(enrolled).toMatchObject({ server: ORIGIN, account: { kind: 'name', name: 'ida' } });
    await keyOf(server, 'ida', PASSWORD);
    await server.opaque.control(enrolled.account, enrolled.control, 'remove');
    await expect(keyOf(server, 'ida', PASSWORD)).rejects.toEqual(code('wrong-credential'));
  }, 120_000);

  it('fails on an account name in use, and creates nothing', async () => {
    const stage = await createStage();
    await createWithPassword(stage, server, await choosePassword(server, 'carla', PASSWORD, { localUnlock: true }));
    const second = await createStage();
    const wanted = await choosePassword(server, ' CARLA ', OTHER, { localUnlock: true });
    await expect(createWithPassword(second, server, wanted)).rejects.toEqual(code('exists'));
    expect(await second.session.state()).toBe('empty');
    expect(await second.session.drafts.step()).toBe(null);
    // The row is the first one's still.
    await keyOf(server, 'carla', PASSWORD);
  }, 120_000);
});

describe('a password that is added', () => {
  it('proves a change of the identity, and logs in at its level', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const first = (await session.layers())[0]?.characterIds[0] ?? '';
    const daily = await session.change(proofOf(created), (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [first] }),
    );
    const manages = (await session.view()).log.levels.find((level) => level.manages)?.id ?? '';
    const low = await addPassword(
      stage,
      server,
      proofOf(created),
      daily,
      await choosePassword(server, 'dora', PASSWORD, { localUnlock: true }),
    );
    expect((await session.view()).names.methods[low]?.account).toBe('dora');
    const key = await keyOf(server, 'dora', PASSWORD);
    const proof = { kind: 'password', key } as const;
    // Its level may not change the identity.
    await expect(session.change(proof, async (change) => renameMethod(change, low, 'Mine'))).rejects.toEqual(
      code('not-allowed'),
    );
    const wanted = await choosePassword(server, 'dora2', PASSWORD, { localUnlock: true });
    const recovery = { kind: 'recovery-key', text: created.recoveryKey } as const;
    const high = await addPassword(stage, server, recovery, manages, wanted);
    const managing = { kind: 'password', key: await keyOf(server, 'dora2', PASSWORD) } as const;
    await session.change(managing, async (change) => renameMethod(change, low, 'Mine'));
    expect((await session.view()).names.methods[low]).toMatchObject({ name: 'Mine', account: 'dora' });
    await session.lock();
    await session.unlock(low, typed(PASSWORD, null));
    expect((await session.layers())[0]).toMatchObject({ methodId: low, characterIds: [first] });
    await session.lock();
    await session.unlock(high, typed(PASSWORD, null));
    expect((await session.layers())[0]?.methodId).toBe(high);
    // A salt of another row, as a server could hand it out, opens nothing.
    const swapped = { ...managing.key, salt: key.salt };
    await expect(session.change({ kind: 'password', key: swapped }, async () => undefined)).rejects.toEqual(
      code('wrong-credential'),
    );
  }, 240_000);
});

describe('a changed password', () => {
  it('opens here and at the server; the old one does neither', async () => {
    const rows = await createMemoryVault();
    const stage = await createStage(rows);
    const wanted = await choosePassword(server, 'emil', PASSWORD, { localUnlock: true });
    const { methodId } = await createWithPassword(stage, server, wanted);
    const keyRows = async () => (await rows.list('key-rows', '')).map(({ key }) => key);
    const before = await keyRows();

    const old = await keyOf(server, 'emil', PASSWORD);
    const again = await choosePassword(server, 'emil', OTHER, { localUnlock: true });
    await changePasswordOf(stage, server, methodId, old, again);
    await opens(stage.session);
    await expect(keyOf(server, 'emil', PASSWORD)).rejects.toEqual(code('wrong-credential'));
    const after = await keyRows();
    expect(after).toHaveLength(before.length);
    expect(after.filter((key) => !before.includes(key))).toHaveLength(1);

    await stage.session.lock();
    await expect(stage.session.unlock(methodId, typed(PASSWORD, null))).rejects.toEqual(code('wrong-credential'));
    await stage.session.unlock(methodId, typed(OTHER, null));
    await opens(stage.session);
  }, 240_000);

  it('is learned from the server by another computer whose log is behind', async () => {
    const now = Date.now();
    const [one, two] = [await createComputer(server.fetch, now), await createComputer(server.fetch, now)];
    const wanted = await choosePassword(server, 'helga', PASSWORD, { localUnlock: true });
    const { methodId } = await createWithPassword(one.stage, server, wanted, ORIGIN);
    const credential = {
      credentialId: '',
      transports: [],
      localSalt: toBase64Url(new Uint8Array(32).fill(9)),
      password: { server: ORIGIN, localUnlock: true, accountName: null },
    };
    const secrets = typed(PASSWORD, await keyOf(server, 'helga', PASSWORD));
    await two.stage.session.keyServer.find(ORIGIN, { keepCopy: true, secrets, credential });
    await opens(two.stage.session);
    await two.stage.session.lock();
    // Cut off, it opens by itself.
    two.line.state = 'cut';
    await two.stage.session.unlock(methodId, typed(PASSWORD, null));
    await opens(two.stage.session);
    await two.stage.session.lock();
    two.line.state = 'open';

    const old = await keyOf(server, 'helga', PASSWORD);
    const again = await choosePassword(server, 'helga', OTHER, { localUnlock: true });
    await changePasswordOf(one.stage, server, methodId, old, again);
    await expect(two.stage.session.unlock(methodId, typed(OTHER, null))).rejects.toEqual(code('wrong-credential'));
    await two.stage.session.unlock(methodId, typed(OTHER, await keyOf(server, 'helga', OTHER)));
    await opens(two.stage.session);
    await two.stage.session.lock();
    await two.stage.session.unlock(methodId, typed(OTHER, null));
    await opens(two.stage.session);
  }, 240_000);

  it('is not changed with a wrong old password or the password of another method', async () => {
    const stage = await createStage();
    const wanted = await choosePassword(server, 'fritz', PASSWORD, { localUnlock: true });
    const { methodId } = await createWithPassword(stage, server, wanted);
    const key = await keyOf(server, 'fritz', PASSWORD);
    const again = await choosePassword(server, 'fritz', OTHER, { localUnlock: true });
    const wrong = { ...key, exportKey: toBase64Url(fromBase64Url(key.exportKey).map((byte) => byte ^ 1)) };
    await expect(changePasswordOf(stage, server, methodId, wrong, again)).rejects.toEqual(code('wrong-credential'));
    await expect(changePasswordOf(stage, server, 'ff'.repeat(16), key, again)).rejects.toEqual(
      code('wrong-credential'),
    );
    await keyOf(server, 'fritz', PASSWORD);
  }, 120_000);
});

describe('personal information', () => {
  it('is needed beside a passkey, here and through the rows, and is nowhere on the disk', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const manages = (await session.view()).log.levels.find((level) => level.manages)?.id ?? '';
    const authenticator = fakeAuthenticator();
    const localSalt = toBase64Url(new Uint8Array(32).fill(7));
    const personal = 'The lighthouse at Skagen';
    const { credentialId } = authenticator;
    const credential = { kind: 'passkey' as const, credentialId, transports: [], localSalt, personal: true };
    const secrets = (text?: string) => ({ ...authenticator.prf(localSalt), personal: text });
    const recovery = { kind: 'recovery-key', text: created.recoveryKey } as const;
    const wanted = { credential, name: 'Guarded', levelId: manages };
    const added = await session.change(recovery, (change) =>
      prepareMethod(session.parts, change, wanted, secrets(personal)),
    );
    await bindAdded(session.parts, credential, added, secrets(personal));

    await session.lock();
    await expect(session.unlock(added.methodId, secrets())).rejects.toEqual(code('bad-input'));
    await expect(session.unlock(added.methodId, secrets('Skagen'))).rejects.toEqual(code('wrong-credential'));
    await session.unlock(added.methodId, secrets('  the LIGHTHOUSE at Skagen '));
    await opens(session);

    const { first, second } = authenticator.prf(localSalt);
    const ceremony = {
      kind: 'passkey' as const,
      methodId: added.methodId,
      prfFirst: toBase64Url(first),
      prfSecond: toBase64Url(second),
    };
    const rename = (text?: string) =>
      session.change(text === undefined ? ceremony : { ...ceremony, personal: text }, async (change) =>
        renameMethod(change, added.methodId, 'Well guarded'),
      );
    await expect(rename()).rejects.toEqual(code('wrong-credential'));
    await expect(rename('Skagen')).rejects.toEqual(code('wrong-credential'));
    await rename(personal);

    const rows = await everything(stage.vault);
    for (const text of [personal, personal.toLowerCase(), 'lighthouse']) expect(holds(rows, utf8(text))).toBe(false);
    const record = (await session.bound()).find(({ methodId }) => methodId === added.methodId);
    expect(record?.personal).toBe(true);
    // The first method does not ask for it.
    await session.lock();
    await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    await opens(session);
  }, 240_000);

  it('works with a password, too', async () => {
    const stage = await createStage();
    const wishes = { localUnlock: true, personal: 'Skagen' };
    const wanted = await choosePassword(server, 'gunda', PASSWORD, wishes);
    const { methodId } = await createWithPassword(stage, server, wanted);
    await stage.session.lock();
    await expect(stage.session.unlock(methodId, typed(PASSWORD, null, 'Kiel'))).rejects.toEqual(
      code('wrong-credential'),
    );
    await stage.session.unlock(methodId, typed(PASSWORD, null, 'SKAGEN'));
    await opens(stage.session);
    const record = JSON.parse(fromUtf8((await stage.vault.get('local', `copy/${methodId}`)) ?? new Uint8Array()));
    expect(JSON.stringify(record)).not.toMatch(/skagen|gunda/i);
  }, 120_000);
});
