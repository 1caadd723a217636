/** How many sealed boxes a login and a signature open: counted, so that nothing is opened that nobody needs. */
import { afterEach, expect, it, vi } from 'vitest';
import { unseal } from '../../keys/seal.ts';
import { sessionKey } from '../../keys/session-key.ts';
import { verify } from '../../keys/sign.ts';
import { readBox } from '../../keys/signed-box.ts';
import { createSigningActs } from '../accounts/signing.ts';
import { createSigningGuard } from '../accounts/signing-guard.ts';
import { newCharacter } from '../change/characters.ts';
import { newLevel } from '../change/levels.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';

vi.mock('../../keys/seal.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../keys/seal.ts')>();
  return { ...real, unseal: vi.fn(real.unseal) };
});

vi.mock('../../keys/session-key.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../keys/session-key.ts')>();
  return { ...real, sessionKey: vi.fn(real.sessionKey) };
});

vi.mock('../../keys/sign.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../keys/sign.ts')>();
  return { ...real, verify: vi.fn(real.verify) };
});

vi.mock('../../keys/signed-box.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../keys/signed-box.ts')>();
  return { ...real, readBox: vi.fn(real.readBox) };
});

afterEach(() => {
  vi.mocked(unseal).mockClear();
  vi.mocked(readBox).mockClear();
});

/** What was opened since the last call, by purpose. */
function opened() {
  const purposes = vi.mocked(unseal).mock.calls.map(([, purpose]) => purpose);
  vi.mocked(unseal).mockClear();
  return { grants: purposes.filter((one) => one === 'grant').length, all: purposes.length };
}

async function withCharacters(count: number) {
  const stage = await createStage();
  const created = await createIdentity(stage);
  for (let order = 1; order < count; order++)
    await stage.session.change(proofOf(created), (change) =>
      newCharacter(change, { name: `Number ${order}`, look: null, levelIds: [], firstAccountName: 'Main', order }),
    );
  return {
    stage,
    created,
    logIn: () => stage.session.unlock(created.methodId, created.authenticator.prf(created.localSalt)),
  };
}

it('a daily login opens what is new since the last one, and nothing else; a worker that was stopped opens nothing', async () => {
  const { stage, logIn } = await withCharacters(4);
  const again = async () => {
    await stage.session.lock();
    opened();
    await logIn();
    await stage.session.profiles.recall();
    expect(await stage.session.profiles.readable()).toHaveLength(4);
    return opened();
  };
  // The copy on this computer has the first character only: no later session could write the others into it.
  expect(await again()).toEqual({ grants: 3, all: 3 });
  expect(await again()).toEqual({ grants: 0, all: 0 });
  expect(await stage.restartWorker().profiles.readable()).toHaveLength(4);
  expect(opened()).toEqual({ grants: 0, all: 0 });
});

it('a login without a copy on this computer opens each of its keys once', async () => {
  const { stage, created } = await withCharacters(4);
  await stage.session.lock();
  opened();
  await stage.session.unlockWithRecoveryKey(created.recoveryKey);
  // The names of the identity, its management, four characters.
  expect(opened()).toEqual({ grants: 6, all: 6 });
});

async function signer() {
  const { stage } = await withCharacters(2);
  const { parts, profiles } = stage.session;
  const [characterId = ''] = (await stage.session.layers())[0]?.characterIds ?? [];
  const { address } = (await profiles.read(characterId)).accounts[0] ?? {};
  if (!address) throw new Error('There is no account.');
  const signing = createSigningActs(createSigningGuard(parts, profiles), parts, profiles, async () => '');
  const asked = { approvalId: 'a', origin: 'https://site.example', told: [] };
  opened();
  return {
    prepare: () => signing.prepare(characterId, address),
    sign: () => signing.message(asked, { characterId, address, chainId: 1 }, '0x6869'),
    lock: () => stage.session.lock(),
  };
}

it('a signature opens the one key that signs', async () => {
  const { sign } = await signer();
  await sign();
  expect(opened()).toEqual({ grants: 0, all: 1 });
});

it('what is made ready while a person reads opens nothing, and a locked wallet has nothing made ready', async () => {
  const { prepare, sign, lock } = await signer();
  const verified = () => vi.mocked(verify).mock.calls.splice(0);
  verified();
  await prepare();
  const made = verified();
  expect(opened().all).toBe(0);
  await sign();
  // The very same question, whose answer is remembered.
  const asked = verified();
  expect(asked).toHaveLength(1);
  expect(made).toEqual(expect.arrayContaining(asked));
  await lock();
  await expect(prepare()).rejects.toMatchObject({ code: 'locked' });
});

it('a worker that was stopped checks no signature of what an earlier one has read, and reads anew what changed since', async () => {
  const { stage, created } = await withCharacters(2);
  const settled = async () => {
    const { profiles } = stage.restartWorker();
    await profiles.recall();
    const { names } = await profiles.names();
    await profiles.readable();
    await profiles.keep();
    const checked = vi.mocked(readBox).mock.calls.length;
    vi.mocked(readBox).mockClear();
    return { names: Object.values(names.levels), checked };
  };
  await settled();
  const before = await settled();
  expect(before.checked).toBe(0);
  await stage.session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Weekly', manages: false, characterIds: [] }),
  );
  vi.mocked(readBox).mockClear();
  const after = await settled();
  expect(after.names).toEqual([...before.names, 'Weekly']);
  expect(after.checked).toBe(1);
  expect((await settled()).checked).toBe(0);
});

it('names that have not changed are read without the keys of the login, and those that have are read anew; locked, none are', async () => {
  const { stage, created } = await withCharacters(2);
  const { profiles } = stage.session;
  const before = await profiles.names();
  vi.mocked(sessionKey).mockClear();
  expect(await profiles.names()).toBe(before);
  expect(sessionKey).not.toHaveBeenCalled();
  await stage.session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Weekly', manages: false, characterIds: [] }),
  );
  const after = await profiles.names();
  expect(Object.values(after.names.levels)).toEqual([...Object.values(before.names.levels), 'Weekly']);
  expect(after.log.head.number).toBeGreaterThan(before.log.head.number);
  const asking = profiles.names();
  await stage.session.lock();
  await asking.catch(() => undefined);
  await expect(profiles.names()).rejects.toMatchObject({ code: 'locked' });
});
