/** The whole life of recovery keys: made, kept, added, renewed, lost, checked, and several at once. */
import { describe, expect, it } from 'vitest';
import { fromHex, randomBytes } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import type { Fetch } from '../../sync/remote.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { knownRecoveryKeys } from '../login/recovery-rows.ts';
import type { SessionCore } from '../session-core.ts';
import { createComputer, createServedIdentity, ORIGIN, recoveryProof } from '../testing/served.ts';
import { type Created, createIdentity, createStage, proofOf } from '../testing/stage.ts';
import { stopEverywhere } from '../testing/stopping.ts';
import { writeBackup } from '../unlock/backup.ts';
import { currentBackup } from '../unlock/current-backup.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = 1_800_000_000_000;

interface Wanted {
  of?: string | null;
  lost?: boolean;
  name?: string;
  personal?: string;
}

/** Makes a key and keeps it, up to the proof. @returns its text */
async function kept(session: SessionCore, { of = null, lost = false, name = 'In the safe', personal }: Wanted) {
  await session.recovery.begin({ name, of, lost, why: 'not-lost', personal });
  const { groups, ask } = await session.recovery.groups();
  await session.recovery.confirm(Object.fromEntries(ask.map((place) => [place, groups[place - 1] ?? ''])), personal);
  return groups.join(' ');
}

async function made(session: SessionCore, proof: Proof, wanted: Wanted): Promise<string> {
  const text = await kept(session, wanted);
  await session.recovery.add(proof);
  return text;
}

const recoveryIds = async (session: SessionCore): Promise<string[]> =>
  (await session.view()).log.methods
    .filter(({ kind, state }) => kind === 'recovery-key' && state !== 'revoked')
    .map(({ id }) => id);

const firstId = async (session: SessionCore): Promise<string> => (await recoveryIds(session))[0] ?? '';

const typed = (text: string): Proof => ({ kind: 'recovery-key', text });

const logIn = ({ methodId, authenticator, localSalt }: Created) => [methodId, authenticator.prf(localSalt)] as const;

describe('a recovery key that is renewed with the old one', () => {
  it('takes its place in one entry: the old one opens nothing, the new one opens everything', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const id = await firstId(session);
    const before = (await session.view()).log.entries;
    const next = await made(session, recoveryProof(created), { of: id, name: 'Desk drawer' });
    const { log, names } = await session.view();
    expect(log.entries).toBe(before + 1);
    expect(await recoveryIds(session)).toEqual([id]);
    expect(names.methods[id]?.name).toBe('Desk drawer');
    expect(await session.recovery.view()).toMatchObject({ draft: null, unadded: null });
    await session.lock();
    await expect(session.unlockWithRecoveryKey(created.recoveryKey)).rejects.toMatchObject({ code: 'refused' });
    await session.unlockWithRecoveryKey(next);
    const [login] = await session.layers();
    expect(login?.characterIds).toHaveLength(1);
    for (const characterId of login?.characterIds ?? [])
      expect((await session.profiles.read(characterId)).accounts).toHaveLength(1);
    // It goes on as any other: it proves, and is renewed again, also while it is the login.
    const third = await made(session, typed(next), { of: id });
    expect(await session.state()).toBe('locked');
    await session.unlock(...logIn(created));
    await expect(session.recovery.check(next, undefined)).rejects.toMatchObject({ code: 'recovery-key-mismatch' });
    expect(await session.recovery.check(third, undefined)).toBe(id);
  });

  it('opens backup files from then on, and the old one only older files', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const next = await made(session, recoveryProof(created), { of: await firstId(session) });
    const file = await currentBackup(session.parts, await session.profiles.names());
    const restore = async (recoveryKey: string) =>
      (await createStage()).session.restore({ file, recoveryKey, alone: false });
    await restore(next);
    await expect(restore(created.recoveryKey)).rejects.toMatchObject({ code: 'wrong-credential' });
  });

  it('leaves the old or the new state wherever the computer stops, and the key that was kept is not lost', async () => {
    const stops = await stopEverywhere(
      async () => {
        const stage = await createStage();
        const created = await createIdentity(stage);
        const next = await kept(stage.session, { of: await firstId(stage.session) });
        return { stage, set: { created, next } };
      },
      ({ session }, { created }) => session.recovery.add(recoveryProof(created)),
      async (stage, { created, next }) => {
        const session = stage.restartWorker();
        if ((await session.state()) === 'locked') await session.unlock(...logIn(created));
        const { draft } = await session.recovery.view();
        if (draft !== null) {
          expect(await session.recovery.check(created.recoveryKey, undefined)).toBe(await firstId(session));
          await session.recovery.add(recoveryProof(created));
        }
        await session.lock();
        await session.unlockWithRecoveryKey(next);
        expect(await session.recovery.view()).toMatchObject({ draft: null, unadded: null });
      },
    );
    expect(stops).toBeGreaterThan(1);
  }, 60_000);

  it('survives a server that is away, and an answer that is lost', async () => {
    const server = createHonestServer(ORIGIN, () => START);
    const here = await createComputer(server.fetch);
    const created = await createServedIdentity(here);
    const { session } = here.stage;
    const next = await kept(session, { of: await firstId(session) });
    here.line.state = 'cut';
    await expect(session.recovery.add(recoveryProof(created))).rejects.toMatchObject({ code: 'server-unreachable' });
    expect((await session.recovery.view()).draft?.step).toBe('add');
    here.line.state = 'deaf';
    await expect(session.recovery.add(recoveryProof(created))).rejects.toMatchObject({ code: 'server-unreachable' });
    here.line.state = 'open';
    await session.keyServer.synchronise();
    expect(await session.recovery.view()).toMatchObject({ draft: null, unadded: null });
    const there = await createComputer(server.fetch);
    await expect(
      there.stage.session.keyServer.findWithRecoveryKey(ORIGIN, { text: created.recoveryKey }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await there.stage.session.keyServer.findWithRecoveryKey(ORIGIN, { text: next });
    expect((await there.stage.session.layers())[0]?.characterIds).toHaveLength(1);
  });
});

describe('a recovery key that is being made', () => {
  it('is shown until two groups were asked back, and opens nothing before it is added', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    await expect(session.recovery.groups()).rejects.toMatchObject({ code: 'not-found' });
    await session.recovery.begin({ name: 'Safe', of: null, lost: false, why: 'not-lost' });
    await expect(session.recovery.add(recoveryProof(created))).rejects.toMatchObject({ code: 'refused' });
    const { groups, ask } = await session.recovery.groups();
    const answers = Object.fromEntries(ask.map((place) => [place, groups[place - 1] ?? '']));
    const second = ask[1] ?? 0;
    const wrong = { ...answers, [second]: groups[second % 8] ?? '' };
    await expect(session.recovery.confirm(wrong, undefined)).rejects.toMatchObject({ code: 'recovery-key-mismatch' });
    await session.recovery.confirm(answers, undefined);
    await expect(session.recovery.groups()).rejects.toMatchObject({ code: 'refused' });
    expect([...JSON.stringify([...stage.memory]).matchAll(new RegExp(groups.join('|'), 'g'))]).toEqual([]);
    await expect(session.change(typed(groups.join(' ')), async () => undefined)).rejects.toMatchObject({
      code: 'wrong-credential',
    });
  });

  it('outlives the worker; when the browser closes, the wallet remembers that its sheet opens nothing', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    await kept(stage.session, { name: 'Safe' });
    const worker = stage.restartWorker();
    expect((await worker.recovery.view()).draft).toMatchObject({ step: 'add', name: 'Safe' });
    const session = await stage.restartBrowser();
    await session.unlock(...logIn(created));
    expect(await session.recovery.view()).toMatchObject({ draft: null, unadded: { name: 'Safe' } });
    await session.recovery.discard();
    expect((await session.recovery.view()).unadded).toBeNull();
  });
});

describe('several recovery keys', () => {
  it('open alike: logins, restores with and without a server, proofs and freezes', async () => {
    const server = createHonestServer(ORIGIN, () => START);
    const here = await createComputer(server.fetch);
    const created = await createServedIdentity(here);
    const { session } = here.stage;
    const second = await made(session, recoveryProof(created), { name: 'At my parents’' });
    const [first, other] = await recoveryIds(session);
    expect((await session.view()).names.methods[other ?? '']?.name).toBe('At my parents’');
    const file = await currentBackup(session.parts, await session.profiles.names());
    for (const text of [created.recoveryKey, second]) {
      const there = (await createComputer(server.fetch)).stage.session;
      await there.keyServer.findWithRecoveryKey(ORIGIN, { text });
      expect(await there.recovery.check(text, undefined)).toBe(text === second ? other : first);
      const alone = (await createComputer(server.fetch)).stage.session;
      await alone.restore({ file, recoveryKey: text, alone: true });
      // The other key opens what was restored from the file alone.
      await alone.lock();
      await alone.unlockWithRecoveryKey(text === second ? created.recoveryKey : second);
    }
    await session.declare(typed(second), () => [{ kind: 'mode-freeze', methodId: fromHex(first ?? '') }]);
    await expect(
      (await createComputer(server.fetch)).stage.session.keyServer.findWithRecoveryKey(ORIGIN, {
        text: created.recoveryKey,
      }),
    ).rejects.toThrow();
    // The other one gives the frozen one new keys, for a new sheet.
    const renewed = await made(session, typed(second), { of: first ?? '' });
    await session.lock();
    await session.unlockWithRecoveryKey(renewed);
  });
});

it('a recovery key that another computer made moves to another key server with the identity', async () => {
  const OTHER = 'https://other.example';
  const servers = [ORIGIN, OTHER].map((origin) => ({ origin, at: createHonestServer(origin, () => START) }));
  const fetch: Fetch = (url, init) =>
    (servers.find(({ origin }) => url.startsWith(origin))?.at.fetch ?? Promise.reject)(url, init);
  const here = await createComputer(fetch);
  const created = await createServedIdentity(here);
  const there = await createComputer(fetch);
  await there.stage.session.keyServer.findWithRecoveryKey(ORIGIN, { text: created.recoveryKey });
  const second = await made(there.stage.session, recoveryProof(created), { name: 'At my parents’' });
  await here.stage.session.keyServer.synchronise();
  await here.stage.session.keyServer.move(OTHER, proofOf(created));
  await here.stage.session.keyServer.synchronise();
  const third = (await createComputer(fetch)).stage.session;
  await third.keyServer.findWithRecoveryKey(OTHER, { text: second });
  expect((await third.layers())[0]?.characterIds).toHaveLength(1);
});

describe('a lost recovery key', () => {
  it('is replaced by a managing method after thirty days, which everybody sees and may cancel', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const lost = await firstId(session);
    // A managing method gives no new keys to a recovery key, and removes none.
    await kept(session, { of: lost });
    await expect(session.recovery.add(proofOf(created))).rejects.toMatchObject({ code: 'not-allowed' });
    const next = await made(session, proofOf(created), { of: lost, lost: true, name: 'New paper' });
    const waiting = (await session.view()).log.methods.find(({ waits }) => waits === 'added');
    expect(waiting?.activeFrom).toBe(stage.now.at + 30 * DAY);
    expect((await session.view()).names.methods[waiting?.id ?? '']?.replaces).toBe(lost);
    await expect(session.change(typed(next), async () => undefined)).rejects.toMatchObject({ code: 'refused' });
    const file = await currentBackup(session.parts, await session.profiles.names());
    await expect(
      (await createStage()).session.restore({ file, recoveryKey: next, alone: false }),
    ).rejects.toMatchObject({ code: 'wrong-credential' });

    stage.now.at += 30 * DAY + 1;
    await session.lock();
    await session.unlock(...logIn(created));
    await session.change(typed(next), async () => undefined);
    expect((await session.view()).log.methods.find(({ id }) => id === waiting?.id)).toMatchObject({ rank: 'recovery' });
  });
});

describe('personal information', () => {
  it('is asked for at every use of the key that was made with it, and of no other', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    await session.recovery.begin({ name: 'Safe', of: null, lost: false, why: 'not-lost', personal: 'Lighthouse' });
    const { groups, ask, personal } = await session.recovery.groups();
    expect(personal).toBe(true);
    const answers = Object.fromEntries(ask.map((place) => [place, groups[place - 1] ?? '']));
    await expect(session.recovery.confirm(answers, 'Harbour')).rejects.toMatchObject({ code: 'wrong-credential' });
    await session.recovery.confirm(answers, ' lighthouse');
    await session.recovery.add(recoveryProof(created));
    const text = groups.join(' ');
    const file = await currentBackup(session.parts, await session.profiles.names());
    const without = { file, recoveryKey: text, alone: false };
    await expect((await createStage()).session.restore(without)).rejects.toMatchObject({ code: 'wrong-credential' });
    await expect(session.recovery.check(text, undefined)).rejects.toMatchObject({ code: 'wrong-credential' });
    await expect(session.change(typed(text), async () => undefined)).rejects.toMatchObject({
      code: 'wrong-credential',
    });
    await (await createStage()).session.restore({ file, recoveryKey: text, personal: 'LIGHTHOUSE', alone: false });
    // A hostile file: each entry that were tried would cost a second of work.
    const { log, own } = await session.change(proofOf(created), async (change) => ({
      log: change.log(),
      own: knownRecoveryKeys(change.log(), change.names.methods).find(
        ({ methodId }) => change.names.methods[methodId]?.name === 'Safe',
      ),
    }));
    if (!own) throw new Error('The key has no rows.');
    const bad = { ...own, keyRow: { ...own.keyRow, methodBlob: randomBytes(own.keyRow.methodBlob.length) } };
    const hostile = await writeBackup(log, [bad, ...Array.from({ length: 63 }, () => own)], { entries: [], boxes: [] });
    await expect(
      (await createStage()).session.restore({ ...without, file: hostile, personal: 'Lighthouse' }),
    ).rejects.toMatchObject({ code: 'wrong-credential', message: expect.stringContaining('is wrong') });
    await session.lock();
    await expect(session.unlockWithRecoveryKey(text)).rejects.toMatchObject({ code: 'wrong-credential' });
    await session.unlockWithRecoveryKey(text, 'Lighthouse');
  }, 120_000);
});

describe('a check', () => {
  it('compares with the log: rows of a former key, put back into the names, do not make it pass', async () => {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const id = await firstId(session);
    const { rows } = (await session.view()).names.methods[id] ?? {};
    await made(session, recoveryProof(created), { of: id });
    await session.change(proofOf(created), async (change) => {
      change.names.methods[id] = { name: 'Recovery key', addedAt: 0, ...(rows === undefined ? {} : { rows }) };
    });
    await expect(session.recovery.check(created.recoveryKey, undefined)).rejects.toMatchObject({
      code: 'recovery-key-mismatch',
    });
  });

  it('needs no server and changes nothing of the identity; the typed key is stored nowhere', async () => {
    const server = createHonestServer(ORIGIN, () => START);
    const here = await createComputer(server.fetch);
    const created = await createServedIdentity(here);
    const { session, vault, memory, now } = here.stage;
    const id = await firstId(session);
    expect((await session.recovery.view()).checkedAt.get(id)).toBeUndefined();
    here.line.state = 'cut';
    here.line.asked.length = 0;
    const { entries } = (await session.view()).log;
    now.at += 60_000;
    expect(await session.recovery.check(created.recoveryKey.toLowerCase(), undefined)).toBe(id);
    expect((await session.recovery.view()).checkedAt.get(id)).toBe(now.at);
    expect((await session.view()).log.entries).toBe(entries);
    expect(here.line.asked).toEqual([]);
    const stored = JSON.stringify([await vault.list('settings', ''), [...memory]]);
    for (const group of created.recoveryKey.split('-')) expect(stored.toUpperCase()).not.toContain(group);
    const other = await createIdentity(await createStage());
    await expect(session.recovery.check(other.recoveryKey, undefined)).rejects.toMatchObject({
      code: 'recovery-key-mismatch',
    });
    await expect(session.recovery.check('7Q4MK', undefined)).rejects.toMatchObject({ code: 'bad-recovery-key' });
    await session.recovery.remindLater();
    expect((await session.recovery.view()).remindFrom).toBe(now.at + 7 * DAY);
  });
});
