/**
 * A login method that is frozen, removed, reset or without its copy does not count as one that opens a hidden identity, and whoever has
 * it is answered as with an unknown one: in the number of touches, in code and words, and in what is sent.
 */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { randomBytes, toBase64Url } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { createHonestServer } from '../sync/testing/honest-server.ts';
import {
  create,
  createPasskey,
  credentialOf,
  hide,
  type Passkey,
  run,
  said,
  seen,
  unlockedOf,
} from './testing/hidden-pair.ts';
import { browser } from './testing/kept-browser.ts';
import type { Wallets } from './wallets.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/kept-browser.ts')).browser }));
vi.mock('../vault/opfs-mirror.ts', () => import('./testing/no-mirror.ts'));
vi.mock('./browser/session-half.ts', () => import('./testing/memory-half.ts'));

const ORIGIN = 'https://keys.example';
const asked: string[] = [];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  browser.sessionMemory.clear();
  const server = createHonestServer(ORIGIN);
  asked.length = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(url);
    return server.fetch(url, init);
  });
});

type Pair = Awaited<ReturnType<typeof create>>;
const proofOf = ({ keys }: Pair) => ({ kind: 'recovery-key' as const, text: keys.secret });

/** A second passkey of the open identity. @returns it, with the id of its login method */
async function addPasskey(pair: Pair): Promise<Passkey & { methodId: string }> {
  const { wallets } = pair;
  const passkey = createPasskey();
  const options = await run(wallets, 'creation-options', { replaces: null });
  const { login, methods } = await unlockedOf(wallets);
  const { methodId } = await run(wallets, 'add-method', {
    credential: credentialOf(passkey, options),
    levelId: methods.find(({ id }) => id === login.methodId)?.levelId ?? '',
    proof: proofOf(pair),
  });
  return { ...passkey, methodId };
}

const lose = (pair: Pair, methodIds: string[], deviceIds: string[] = []) =>
  run(pair.wallets, 'report-loss', { methodIds, deviceIds, why: 'lost', proof: proofOf(pair) });

const lock = async ({ wallets }: Pair): Promise<void> => {
  if ((await seen(wallets)).kind !== 'unlocked') return;
  // No round of an open wallet asks the key server later than this.
  await run(wallets, 'sync-now', {});
  await run(wallets, 'lock', {});
};

/** What *Log in with something else* does with a touch. @returns what whoever touches and whoever listens can tell */
async function touched(wallets: Wallets, passkey: Passkey) {
  asked.length = 0;
  let touches = 1;
  try {
    const answer = await passkey.answer(wallets);
    touches += 1;
    await run(wallets, 'unlock', answer);
    return { touches, said: null, asked: [...asked] };
  } catch (error) {
    const words = isWalletError(error) ? `${error.code}: ${error.message}` : String(error);
    return { touches, said: words, asked: [...asked] };
  }
}

const UNKNOWN = { touches: 1, said: 'not-found: This doesn’t open anything on this computer.', asked: [] };

async function expectUnknown(pair: Pair, passkey: Passkey): Promise<void> {
  expect(await touched(pair.wallets, createPasskey())).toEqual(UNKNOWN);
  expect(await touched(pair.wallets, passkey)).toEqual(UNKNOWN);
  expect((await seen(pair.wallets)).kind).toBe('locked');
}

const refused = /This identity is hidden.* Show it again first/;

it('freezes its last login method after a loss, answers it as an unknown one, and opens by its recovery key', async () => {
  const pair = await create();
  const { wallets, secret, keys } = pair;
  await hide(wallets, secret);
  const { login, identity } = await unlockedOf(wallets);
  const stolen = await secret.answer(wallets);
  await lose(pair, [login.methodId]);
  await lock(pair);
  await expectUnknown(pair, secret);
  // Not by what the page of its own identity would send either, nor with a clock that is set back to before the freezing.
  const tried = (methodId: string) => run(wallets, 'unlock', { ...stolen, methodId }).catch(String);
  expect(await tried(login.methodId)).toBe(await tried('00'.repeat(16)));
  vi.spyOn(Date, 'now').mockReturnValue(1_000_000_000_000);
  await expectUnknown(pair, secret);
  vi.restoreAllMocks();
  expect(JSON.stringify(await seen(wallets))).not.toContain(identity.id);
  expect(await said(wallets, keys.secret)).toBeNull();
  expect((await unlockedOf(wallets)).identity.id).toBe(identity.id);
});

it('answers a frozen passkey and one whose copy was removed as unknown ones, and asks no key server for them', async () => {
  const pair = await create();
  const { wallets, secret } = pair;
  await run(wallets, 'add-server', { url: ORIGIN, proof: proofOf(pair) });
  const [frozen, without] = [await addPasskey(pair), await addPasskey(pair)];
  await hide(wallets, secret);
  const { devices } = await unlockedOf(wallets);
  const copies = devices.filter(({ methodId }) => methodId === without.methodId).map(({ id }) => id);
  expect(copies).toHaveLength(1);
  expect(asked.length).toBeGreaterThan(0);
  await lose(pair, [frozen.methodId], copies);
  await lock(pair);
  await expectUnknown(pair, frozen);
  await expectUnknown(pair, without);
  expect(await touched(wallets, secret)).toMatchObject({ touches: 2, said: null });
  expect((await unlockedOf(wallets)).methods.find(({ id }) => id === frozen.methodId)).toMatchObject({
    state: 'frozen',
  });
});

it('answers a frozen certificate as an unknown one, and asks no key server for it', async () => {
  const pair = await create();
  const { wallets, secret } = pair;
  await run(wallets, 'add-server', { url: ORIGIN, proof: proofOf(pair) });
  const { login, methods } = await unlockedOf(wallets);
  const levelId = methods.find(({ id }) => id === login.methodId)?.levelId ?? '';
  const brought = () => ({ kind: 'certificate' as const, secret: toBase64Url(randomBytes(32)) });
  const frozen = brought();
  const credential = { ...frozen, name: 'Certificate', fileName: null };
  const { methodId } = await run(wallets, 'add-method', { credential, levelId, proof: proofOf(pair) });
  await hide(wallets, secret);
  const opened = async (certificate: ReturnType<typeof brought>) => {
    asked.length = 0;
    const words = await run(wallets, 'unlock', { ...certificate, methodId: '' }).catch((error: unknown) =>
      isWalletError(error) ? `${error.code}: ${error.message}` : String(error),
    );
    return { words, asked: [...asked] };
  };
  await lock(pair);
  expect(await opened(frozen)).toMatchObject({ words: null });
  await lose(pair, [methodId]);
  await lock(pair);
  const unknown = await opened(brought());
  expect(unknown).toEqual({
    words: 'wrong-credential: This doesn’t open anything on this computer. Check it and try again.',
    asked: [],
  });
  expect(await opened(frozen)).toEqual(unknown);
});

it('goes by the log where the copy of a removed login is still there, as after a stop between the two', async () => {
  const pair = await create();
  const { wallets, secret, hiddenId } = pair;
  const without = await addPasskey(pair);
  await hide(wallets, secret);
  const vault = await (await wallets.current()).others.vaultOf(hiddenId);
  const key = `copy/${without.methodId}`;
  const value = await vault.get('local', key);
  expect(value).not.toBeNull();
  const { devices } = await unlockedOf(wallets);
  await lose(
    pair,
    [],
    devices.filter(({ methodId }) => methodId === without.methodId).map(({ id }) => id),
  );
  await vault.commit([{ table: 'local', key, value }]);
  await lock(pair);
  await expectUnknown(pair, without);
});

it('says the same of a login that fails at the last moment', async () => {
  const pair = await create();
  const { wallets, secret } = pair;
  await hide(wallets, secret);
  await lock(pair);
  const answer = { ...(await secret.answer(wallets)), prfSecond: createPasskey().prf('AAAA') };
  const failed = run(wallets, 'unlock', answer);
  await expect(failed).rejects.toMatchObject({
    code: 'not-found',
    message: 'This doesn’t open anything on this computer.',
  });
  expect((await seen(wallets)).kind).toBe('locked');
  expect((await touched(wallets, secret)).said).toBeNull();
});

it('keeps the last login method that is not frozen', async () => {
  const pair = await create();
  const { wallets, secret } = pair;
  const frozen = await addPasskey(pair);
  await hide(wallets, secret);
  const { login } = await unlockedOf(wallets);
  await lose(pair, [frozen.methodId]);
  const last = { methodId: login.methodId, why: 'not-lost' as const, proof: proofOf(pair) };
  await expect(run(wallets, 'remove-method', last)).rejects.toThrow(refused);
  const options = await run(wallets, 'creation-options', { replaces: login.methodId });
  const credential = credentialOf(createPasskey(), options);
  await expect(run(wallets, 'reset-method', { ...last, credential })).rejects.toThrow(refused);
  // The frozen one opens nothing, so it may go.
  await run(wallets, 'remove-method', { ...last, methodId: frozen.methodId });
  expect((await unlockedOf(wallets)).methods.map(({ id }) => id)).not.toContain(frozen.methodId);
});

it('cannot be hidden where its only login method here is frozen', async () => {
  const pair = await create();
  const { wallets, keys } = pair;
  await lose(pair, [(await unlockedOf(wallets)).login.methodId]);
  await lock(pair);
  expect(await said(wallets, keys.secret)).toBeNull();
  await expect(run(wallets, 'hide-identity', { hidden: true, proof: proofOf(pair) })).rejects.toThrow(
    /You couldn’t open it again on this computer/,
  );
});

it('lets a login method of another computer go where none opens the identity here any more', async () => {
  const pair = await create();
  const { wallets, secret, keys } = pair;
  const elsewhere = await addPasskey(pair);
  await hide(wallets, secret);
  const { login, devices } = await unlockedOf(wallets);
  const copies = devices.filter(({ methodId }) => methodId === elsewhere.methodId).map(({ id }) => id);
  await lose(pair, [], copies);
  // As another manager does it.
  await (await wallets.current()).session.methods.remove(proofOf(pair), login.methodId, 'not-lost');
  await lock(pair);
  expect(await said(wallets, keys.secret)).toBeNull();
  const { methodId } = elsewhere;
  await run(wallets, 'remove-method', { methodId, why: 'lost', proof: proofOf(pair) });
  expect((await unlockedOf(wallets)).methods.map(({ id }) => id)).not.toContain(methodId);
});
