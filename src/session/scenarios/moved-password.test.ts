/** A password after its identity was moved: enrolled at the new server in one step, its name at the old one set free, and nothing lost wherever it stops. */
import { afterEach, describe, expect, it } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { RemoteOpaque, RemoteRows } from '../../sync/remote/rows.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import { changePassword } from '../change/change-password.ts';
import { createMethodActs } from '../change/method-acts.ts';
import { createPasswordActs } from '../change/password-acts.ts';
import { freeRows, giveUpRow, leftRows } from '../change/rows-to-free.ts';
import { accountOf, createEnrolment } from '../login/enrolment.ts';
import { toPasswordKey } from '../login/opaque-secrets.ts';
import { addKey } from '../testing/add-key.ts';
import {
  choosePassword,
  createPasswordServer,
  createWithPassword,
  keyOf,
  type PasswordServer,
  typed,
} from '../testing/password-person.ts';
import { createStage, proofOf, type Stage } from '../testing/stage.ts';

const PASSWORD = 'tundra violin gasket moth';
const [OLD, NEW] = ['https://old.example', 'https://new.example'];
const NAME = 'ivo-the-player';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface World {
  stage: Stage;
  before: PasswordServer;
  after: PasswordServer;
  methodId: string;
  recoveryKey: string;
  /** Whether the old server answers about rows. */
  line: { cut: boolean };
}

async function moved(): Promise<World> {
  const [before, after] = [await createPasswordServer(), await createPasswordServer()];
  stops.push(before.stop, after.stop);
  const stage = await createStage(await createMemoryVault());
  const wanted = await choosePassword(before, NAME, PASSWORD, { localUnlock: true });
  const { methodId, recoveryKey } = await createWithPassword(stage, before, wanted);
  return { stage, before, after, methodId, recoveryKey, line: { cut: false } };
}

async function enrol({ stage, before, after, methodId }: World, opaque: RemoteOpaque = after.opaque, name = NAME) {
  const old = { key: toPasswordKey(await keyOf(before, NAME, PASSWORD)) };
  const wanted = await choosePassword(after, name, PASSWORD, { localUnlock: true });
  const leaves = { server: OLD, account: accountOf(NAME) };
  await changePassword(stage.session.parts, opaque, { methodId, server: NEW, leaves, old, wanted });
}

const managing = async ({ session }: Stage): Promise<string> =>
  (await session.view()).log.levels.find(({ manages }) => manages)?.id ?? '';

const free = ({ stage, before, line }: World) =>
  freeRows(stage.session.parts, () => ({
    opaque: {
      control: async (...asked) => {
        if (line.cut) throw new WalletError('server-unreachable', 'The line is cut.');
        return before.opaque.control(...asked);
      },
    },
    rows: { controlKeyRow: async () => {} },
  }));

/** A stranger registers the name. */
async function canRegister(server: PasswordServer): Promise<boolean> {
  const wanted = await choosePassword(server, NAME, 'another persons words here', { localUnlock: false });
  return createEnrolment(server.opaque, accountOf(NAME), wanted)
    .enrol(randomBytes(32))
    .then(
      () => true,
      () => false,
    );
}

const opensThrough = async ({ stage, methodId }: World, server: PasswordServer, name = NAME): Promise<boolean> => {
  await stage.session.lock();
  try {
    await stage.session.unlock(methodId, typed(PASSWORD, await keyOf(server, name, PASSWORD)));
    return (await stage.session.state()) === 'unlocked';
  } catch {
    return false;
  }
};

describe('a password that was enrolled at the server that an identity left', () => {
  it('is enrolled at the new one, opens through it, and its old name is free', async () => {
    const world = await moved();
    await enrol(world);
    const record = (await world.stage.session.bound()).find(({ methodId }) => methodId === world.methodId);
    expect(record?.password?.server).toBe(NEW);
    expect(await leftRows(world.stage.session.parts.vault)).toEqual([{ methodId: world.methodId, server: OLD }]);
    await free(world);
    expect(await leftRows(world.stage.session.parts.vault)).toEqual([]);
    expect(await opensThrough(world, world.after)).toBe(true);
    await expect(keyOf(world.before, NAME, PASSWORD)).rejects.toMatchObject({ code: 'wrong-credential' });
    expect(await canRegister(world.before)).toBe(true);
  }, 120_000);

  it('is tried again while the old server is away, and the disk shows no account name meanwhile', async () => {
    const world = await moved();
    world.line.cut = true;
    await enrol(world);
    await free(world);
    const { vault } = world.stage.session.parts;
    expect(await leftRows(vault)).toHaveLength(1);
    for (const { value } of await vault.list('local', '')) expect(Buffer.from(value).includes(NAME)).toBe(false);
    await world.stage.session.lock();
    await free(world);
    expect(await leftRows(vault)).toHaveLength(1);
    expect(await opensThrough(world, world.after)).toBe(true);
    world.line.cut = false;
    await free(world);
    expect(await leftRows(vault)).toEqual([]);
    expect(await canRegister(world.before)).toBe(true);
    // Once more, after somebody else took the name: the token is not that of the new row.
    await expectStrangerKeepsName(world);
  }, 120_000);

  it('is not tried again once the person gives up', async () => {
    const world = await moved();
    world.line.cut = true;
    await enrol(world);
    await giveUpRow(world.stage.session.parts, { methodId: world.methodId, server: OLD });
    world.line.cut = false;
    await free(world);
    expect(await canRegister(world.before)).toBe(false);
  }, 120_000);

  it('changes nothing where the account name is taken, and takes another one', async () => {
    const world = await moved();
    expect(await canRegister(world.after)).toBe(true);
    const head = async () => (await world.stage.session.view()).log.entries;
    const entries = await head();
    await expect(enrol(world)).rejects.toMatchObject({ code: 'exists' });
    expect(await head()).toBe(entries);
    expect(await leftRows(world.stage.session.parts.vault)).toEqual([]);
    expect(await opensThrough(world, world.before)).toBe(true);
    await enrol(world, world.after.opaque, 'ivo-at-new');
    expect(await opensThrough(world, world.after, 'ivo-at-new')).toBe(true);
  }, 120_000);

  it('is named by its new account name, so that another login method frees that row', async () => {
    const { stage, before, after, methodId, recoveryKey } = await moved();
    const { session } = stage;
    const acts = createPasswordActs({
      parts: session.parts,
      opaqueAt: (origin) => (origin === NEW ? after : before).opaque,
      rowsAt: () => ({ controlKeyRow: async () => {} }) as unknown as RemoteRows,
      ownServer: async () => NEW,
      accountNameOf: async (id) => (await session.view()).names.methods[id]?.account,
      session,
    });
    const named = async () => (await session.view()).names.methods[methodId]?.account;
    expect(await named()).toBe(NAME);
    const enrolled = await choosePassword(after, 'ivo-at-new', PASSWORD, { localUnlock: true });
    const key = await keyOf(before, NAME, PASSWORD);
    await acts.enrolAgain({ methodId, key, accountName: 'ivo-at-new', enrolled });
    expect(await named()).toBe('ivo-at-new');
    await expect(keyOf(before, NAME, PASSWORD)).rejects.toMatchObject({ code: 'wrong-credential' });
    await keyOf(after, 'ivo-at-new', PASSWORD);
    const methods = createMethodActs(session.parts, session, async () => after.opaque);
    const passkey = await addKey(session, { kind: 'recovery-key', text: recoveryKey }, await managing(stage), 'Key');
    await methods.remove(proofOf({ ...passkey, recoveryKey, backup: '' }), methodId, 'not-lost');
    await expect(keyOf(after, 'ivo-at-new', PASSWORD)).rejects.toMatchObject({ code: 'wrong-credential' });
  }, 120_000);

  it('is done where the names cannot be written after it, and the next change of the identity writes them', async () => {
    const { stage, before, after, methodId, recoveryKey } = await moved();
    const { session } = stage;
    let lines = 0;
    const acts = createPasswordActs({
      parts: session.parts,
      opaqueAt: (origin) => (origin === NEW ? after : before).opaque,
      rowsAt: () => ({ controlKeyRow: async () => {} }) as unknown as RemoteRows,
      ownServer: async () => NEW,
      accountNameOf: async (id) => (await session.view()).names.methods[id]?.account,
      session: {
        bound: session.bound,
        async change() {
          lines += 1;
          throw new WalletError('server-unreachable', 'The line is cut.');
        },
      },
    });
    const named = async () => (await session.view()).names.methods[methodId]?.account;
    const waiting = () => session.parts.vault.list('local', 'account-name/');
    const again = async (opened: typeof before, from: string, to: string) => {
      const enrolled = await choosePassword(after, to, PASSWORD, { localUnlock: true });
      await acts.enrolAgain({ methodId, key: await keyOf(opened, from, PASSWORD), accountName: to, enrolled });
    };
    await again(before, NAME, 'ivo-at-new');
    expect(lines).toBe(1);
    await keyOf(after, 'ivo-at-new', PASSWORD);
    await expect(keyOf(before, NAME, PASSWORD)).rejects.toMatchObject({ code: 'wrong-credential' });
    expect(await named()).toBe(NAME);
    const [row] = await waiting();
    expect(Buffer.from(row?.value ?? []).includes('ivo')).toBe(false);

    const proof = { kind: 'recovery-key', text: recoveryKey } as const;
    await session.change(proof, async () => undefined);
    expect(await named()).toBe('ivo-at-new');
    expect(await waiting()).toEqual([]);
  }, 120_000);

  it.each([1, 2, 3, 4, 5, 6])(
    'loses nothing where it stops at step %i, and can be done again',
    async (step) => {
      const world = await moved();
      const { parts } = world.stage.session;
      const { opaque } = world.after;
      const { write } = parts.server;
      const { commit } = parts.vault;
      let at = 0;
      const stop = (): void => {
        at += 1;
        if (at === step) throw new WalletError('server-unreachable', 'The line is cut.');
      };
      const halting: RemoteOpaque = {
        ...opaque,
        async registerFinish(...asked) {
          stop();
          await opaque.registerFinish(...asked);
          stop();
        },
      };
      parts.server.write = async (...asked) => {
        stop();
        const done = await write(...asked);
        stop();
        return done;
      };
      await enrol(world, halting).catch(() => undefined);
      parts.server.write = write;
      parts.vault.commit = commit;
      expect(at).toBeGreaterThanOrEqual(step);
      // The row at the old server is touched only once the new one counts.
      await free(world);
      const throughNew = await opensThrough(world, world.after);
      expect(throughNew || (await opensThrough(world, world.before))).toBe(true);
      await world.stage.session.lock();
      await world.stage.session.unlock(world.methodId, typed(PASSWORD, null));
      if (!(await leftRows(parts.vault)).length && throughNew) return;
      await enrol(world);
      await free(world);
      expect(await opensThrough(world, world.after)).toBe(true);
    },
    240_000,
  );
});

async function expectStrangerKeepsName(world: World): Promise<void> {
  const token = randomBytes(32);
  await world.before.opaque.control(accountOf(NAME), token, 'remove');
  expect(await canRegister(world.before)).toBe(false);
}
