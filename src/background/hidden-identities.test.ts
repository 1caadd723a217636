/**
 * A hidden identity while another one is in use: no snapshot and no command answer holds anything of it, its sites are not connected, and
 * only its own credential opens it. The wallets are the real ones over a browser that is kept in memory.
 */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { createRecoveryKey } from '../keys/modes/recovery-key.ts';
import { randomBytes, toBase64Url } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { COMMANDS, type CommandName } from '../messaging/commands.ts';
import { PAGE_PORT_PREFIX, type PortMessage } from '../messaging/page.ts';
import type { PagePort } from './pages.ts';
import {
  create,
  createPasskey,
  credentialOf,
  hide,
  NO_PICTURE,
  run,
  said,
  seen,
  start,
  unlockedOf,
} from './testing/hidden-pair.ts';
import { browser } from './testing/kept-browser.ts';
import { openWallets, type Wallets } from './wallets.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('./testing/kept-browser.ts')).browser }));
vi.mock('../vault/opfs-mirror.ts', () => import('./testing/no-mirror.ts'));
vi.mock('./browser/session-half.ts', () => import('./testing/memory-half.ts'));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  browser.sessionMemory.clear();
  browser.notified.clear();
  browser.opened.length = 0;
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('There is no network.')));
});

const SITE = 'https://market.example';

/** For a busy machine (ms). */
const PATIENCE = 30_000;

/** A document of the site, and what it is told. */
async function visit(wallets: Wallets, tabId = 1) {
  const told: PortMessage[] = [];
  let isOpen = true;
  const port: PagePort = {
    name: `${PAGE_PORT_PREFIX}${crypto.randomUUID()}`,
    sender: { id: 'ours', origin: SITE, url: `${SITE}/`, tab: { id: tabId }, frameId: 0 } as never,
    postMessage: (message) => told.push(message),
    disconnect() {
      isOpen = false;
    },
    onMessage: { addListener: () => undefined },
    onDisconnect: { addListener: () => undefined },
  };
  await wallets.accept(port);
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), PATIENCE);
  return { isOpen: () => isOpen, last: () => told.at(-1) };
}

/** Everything that could tell of an identity: what the open wallet's snapshot says, of which nothing may be seen elsewhere. */
async function traces(wallets: Wallets, hiddenId: string): Promise<string[]> {
  const open = await unlockedOf(wallets);
  return [
    hiddenId,
    'Night Market',
    'Hidden identity',
    SITE,
    open.identity.id,
    open.identity.fingerprint,
    open.login.methodId,
    ...open.characters.map(({ id }) => id),
    ...(open.active?.accounts.map(({ address }) => address) ?? []),
    ...open.methods.map(({ id }) => id),
    ...open.devices.map(({ id }) => id),
    ...open.levels.map(({ id }) => id),
    ...open.loginOptions.flatMap(({ ceremony }) =>
      ceremony === null ? [] : [ceremony.credentialId, ceremony.prfSecond],
    ),
  ];
}

/** They would end what the test looks at. */
const NOT_SENT: readonly string[] = ['lock', 'begin-identity'];

/** Sends every command that there is with arguments that a page of the wallet in use can know or guess. @returns what each answered */
async function askEverything(wallets: Wallets, hiddenId: string): Promise<Record<string, unknown>> {
  const open = await unlockedOf(wallets);
  const known = {
    characterId: open.characters[0]?.id,
    address: open.active?.accounts[0]?.address,
    methodId: open.login.methodId,
    identityId: open.identity.id,
    origin: SITE,
    url: `${SITE}/`,
    chainId: 1,
    id: hiddenId,
    from: hiddenId,
    label: 'Another name',
    replaces: null,
    silent: true,
    credentialId: 'AAAA',
  };
  const answers: Record<string, unknown> = {};
  for (const name of (Object.keys(COMMANDS) as CommandName[]).filter((each) => !NOT_SENT.includes(each)))
    answers[name] = await run(wallets, name, known as never).catch((error: unknown) => ({ error: String(error) }));
  return answers;
}

it('leaves nothing of a hidden identity in any snapshot or answer while another one is in use', async () => {
  const { wallets, decoy, secret, hiddenId } = await create();
  await hide(wallets, secret);
  const hidden = await traces(wallets, hiddenId);
  browser.notified.add('sent:1');
  expect((await unlockedOf(wallets)).identities?.map(({ label, isHidden }) => [label, isHidden])).toEqual([
    ['Identity 1', undefined],
    ['Hidden identity', true],
  ]);

  await run(wallets, 'lock', {});
  const nothingOf = (shown: unknown) => {
    const text = JSON.stringify(shown);
    for (const trace of hidden) expect(text, trace).not.toContain(trace);
  };
  const locked = await seen(wallets);
  expect(locked).toMatchObject({ kind: 'locked', waiting: 0 });
  expect(locked).not.toHaveProperty('identities');
  nothingOf(locked);
  await vi.waitFor(() => expect([...browser.notified]).toEqual([]), PATIENCE);

  await run(wallets, 'unlock', await decoy.answer(wallets));
  const open = await seen(wallets);
  expect(open.kind).toBe('unlocked');
  expect(open).not.toHaveProperty('identities');
  nothingOf(open);
  const answers = await askEverything(wallets, hiddenId);
  const answered = Object.values(answers).filter((answer) => !JSON.stringify(answer ?? null).includes('"error"'));
  expect(answered.length).toBeGreaterThan(20);
  nothingOf(answers);
  expect(await (await wallets.current()).others.holderOf(SITE)).toBeNull();
  // A page that knows the id of its place learns nothing with it.
  for (const act of [
    () => run(wallets, 'switch-identity', { id: hiddenId }),
    () => run(wallets, 'label-identity', { id: hiddenId, label: 'x' }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  expect(browser.opened.join()).not.toContain(hiddenId);

  // One more identity is numbered as the second one.
  await run(wallets, 'begin-identity', {});
  const beginning = await seen(wallets);
  nothingOf(beginning);
  expect(beginning).toMatchObject({ identities: [{ label: 'Identity 1' }, { label: 'Identity 2' }] });
});

it('opens by its own credential on the locked page of the other, and makes room when it locks, also for a new worker', async () => {
  const { wallets, secret } = await create();
  const { identity } = await unlockedOf(wallets);
  await hide(wallets, secret);
  await run(wallets, 'lock', {});
  expect((await seen(wallets)).kind).toBe('locked');
  await run(wallets, 'unlock', await secret.answer(wallets));
  expect((await unlockedOf(wallets)).identity.id).toBe(identity.id);

  // A worker that starts while it is open goes on with it; after the browser was closed the other one is shown.
  const next = await openWallets(() => undefined, NO_PICTURE);
  expect((await unlockedOf(next)).identity.id).toBe(identity.id);
  await run(next, 'lock', {});
  expect(await seen(next)).not.toHaveProperty('identities');
  await run(next, 'unlock', await secret.answer(next));
  browser.sessionMemory.clear();
  const later = await openWallets(() => undefined, NO_PICTURE);
  const shown = await seen(later);
  expect(shown.kind).toBe('locked');
  expect(JSON.stringify(shown)).not.toContain(secret.credentialId);

  // Shown again, it is one of two.
  await run(later, 'unlock', await secret.answer(later));
  await run(later, 'hide-identity', { hidden: false, proof: await secret.answer(later) });
  await run(later, 'lock', {});
  expect((await seen(later)) as { identities?: unknown[] }).toMatchObject({ identities: [{}, {}] });
});

it('is the one in use for the next worker, too, when it is not hidden any more', async () => {
  const { wallets, secret, hiddenId } = await create();
  await hide(wallets, secret);
  await run(wallets, 'hide-identity', { hidden: false, proof: await secret.answer(wallets) });
  await run(wallets, 'lock', {});
  for (const now of [wallets, await openWallets(() => undefined, NO_PICTURE)])
    expect((await now.current()).id).toBe(hiddenId);
});

it('is opened by nothing else: an unknown passkey and a certificate answer as where nothing is hidden', async () => {
  const { wallets, secret } = await create();
  const stranger = createPasskey();
  const certificate = {
    kind: 'certificate' as const,
    methodId: '',
    secret: toBase64Url(randomBytes(32)),
  };
  await run(wallets, 'lock', {});
  const tries = async () => [
    await stranger.answer(wallets).catch((error: unknown) => (isWalletError(error) ? error.message : 'none')),
    await run(wallets, 'unlock', certificate).catch((error: unknown) =>
      isWalletError(error) ? error.message : 'none',
    ),
  ];
  const before = await tries();
  await run(wallets, 'unlock', await secret.answer(wallets));
  await hide(wallets, secret);
  await run(wallets, 'lock', {});
  expect(await tries()).toEqual(before);
  expect(before).not.toContain('none');
  expect(before[1]).toBe('This doesn’t open anything on this computer. Check it and try again.');
});

it('is not connected with its sites once it locks', async () => {
  const { wallets, decoy, secret } = await create();
  await hide(wallets, secret);
  const open = await unlockedOf(wallets);
  const accounts = open.active?.accounts.map(({ address }) => address) ?? [];
  await (await wallets.current()).permissions.connect({
    origin: SITE,
    characterId: open.active?.id ?? '',
    accounts,
    chainId: 1,
    chains: [1],
  });
  const page = await visit(wallets);
  expect(page.last()).toMatchObject({ kind: 'state', state: { accounts: [expect.any(String)] } });
  await run(wallets, 'lock', {});
  await vi.waitFor(() => expect(page.isOpen()).toBe(false), PATIENCE);
  for (const unlocks of [false, true]) {
    if (unlocks) await run(wallets, 'unlock', await decoy.answer(wallets));
    expect((await visit(wallets)).last()).toMatchObject({ state: { accounts: [], chainId: '0x1' } });
  }
  // With its own login it is connected as before.
  await run(wallets, 'lock', {});
  await run(wallets, 'unlock', await secret.answer(wallets));
  expect((await visit(wallets)).last()).toMatchObject({ state: { accounts: [expect.any(String)] } });
});

it('cannot be hidden alone, or where a login method of it opens another identity here', async () => {
  const wallets = await openWallets(() => undefined, NO_PICTURE);
  const passkey = createPasskey();
  await start(wallets, passkey);
  const refused = expect.objectContaining({ code: 'refused' });
  await expect(hide(wallets, passkey)).rejects.toEqual(refused);
  await run(wallets, 'begin-identity', {});
  await start(wallets, passkey);
  const { loginOptions } = await unlockedOf(wallets);
  const [option] = loginOptions;
  const proof = {
    kind: 'passkey' as const,
    methodId: option?.methodId ?? '',
    prfFirst: passkey.prf(option?.ceremony?.prfFirst ?? ''),
    prfSecond: passkey.prf(option?.ceremony?.prfSecond ?? ''),
  };
  await expect(run(wallets, 'hide-identity', { hidden: true, proof })).rejects.toThrow(
    /also opens another identity on this computer/,
  );
});

it('leaves an empty wallet behind when the last other identity leaves the computer, and opens from there', async () => {
  const { wallets, decoy, secret } = await create();
  await hide(wallets, secret);
  await run(wallets, 'lock', {});
  await run(wallets, 'unlock', await decoy.answer(wallets));
  await (await wallets.current()).others.remove(async () => true);
  for (const now of [wallets, await openWallets(() => undefined, NO_PICTURE)]) {
    const shown = await seen(now);
    expect(shown.kind).toBe('empty');
    expect(shown).not.toHaveProperty('identities');
  }
  await run(wallets, 'unlock', await secret.answer(wallets));
  expect((await seen(wallets)).kind).toBe('unlocked');
});

it('opens by its recovery key on the locked page of the other, whose own key opens that one', async () => {
  const { wallets, secret, keys } = await create();
  const { identity } = await unlockedOf(wallets);
  await hide(wallets, secret);
  await run(wallets, 'lock', {});
  expect(await said(wallets, keys.decoy)).toBeNull();
  expect((await unlockedOf(wallets)).identity.id).not.toBe(identity.id);
  // An open wallet does not make room.
  await said(wallets, keys.secret);
  expect((await unlockedOf(wallets)).identity.id).not.toBe(identity.id);
  await run(wallets, 'lock', {});

  expect(await said(wallets, keys.secret)).toBeNull();
  expect((await unlockedOf(wallets)).identity.id).toBe(identity.id);
  const next = await openWallets(() => undefined, NO_PICTURE);
  expect((await unlockedOf(next)).identity.id).toBe(identity.id);
  await run(next, 'hide-identity', { hidden: false, proof: { kind: 'recovery-key', text: keys.secret } });
  await run(next, 'lock', {});
  expect((await seen(next)) as { identities?: unknown[] }).toMatchObject({ identities: [{}, {}] });
});

/** Replaces the recovery key of the open identity by one that asks for something that only its owner knows. */
async function replaceKey(wallets: Wallets, text: string): Promise<string> {
  const former = (await unlockedOf(wallets)).methods.find(({ kind }) => kind === 'recovery-key');
  const wanted = { name: 'Sheet', of: former?.id ?? '', lost: false, why: 'not-lost' as const, personal: 'Kestrel' };
  await run(wallets, 'begin-recovery-key', wanted);
  const { recoveryKey, ask } = await run(wallets, 'show-recovery-key', {});
  const groups = Object.fromEntries(ask.map((place) => [place, recoveryKey[place - 1] ?? '']));
  await run(wallets, 'confirm-new-key', { groups, personal: 'Kestrel' });
  await run(wallets, 'add-recovery-key', { proof: { kind: 'recovery-key', text } });
  return recoveryKey.join(' ');
}

it('answers a recovery key that was replaced, or without what only its owner knows, as an unknown one', async () => {
  const { wallets, secret, keys } = await create();
  const key = await replaceKey(wallets, keys.secret);
  await hide(wallets, secret);
  const { identity } = await unlockedOf(wallets);
  await run(wallets, 'lock', {});
  const unknown = await said(wallets, createRecoveryKey().groups.join(' '));
  expect(unknown).toMatch(/^wrong-credential: /);
  for (const [text, personal] of [[keys.secret], [key], [key, 'Merlin']] as const)
    expect(await said(wallets, text, personal), personal).toBe(unknown);
  expect(JSON.stringify(await seen(wallets))).not.toContain(secret.credentialId);
  expect(await said(wallets, key, 'Kestrel')).toBeNull();
  expect((await unlockedOf(wallets)).identity.id).toBe(identity.id);
});

it('keeps the last login method that opens it while it is hidden', async () => {
  const { wallets, secret, keys } = await create();
  await hide(wallets, secret);
  const { methodId } = (await unlockedOf(wallets)).login;
  const proof = { kind: 'recovery-key' as const, text: keys.secret };
  const fresh = createPasskey();
  const options = await run(wallets, 'creation-options', { replaces: methodId });
  const credential = credentialOf(fresh, options);
  const { id: personId } = (await unlockedOf(wallets)).persons[0] ?? { id: '' };
  const remove = () => run(wallets, 'remove-method', { methodId, why: 'not-lost', proof });
  const refused = /This identity is hidden.* Show it again first/;
  await expect(remove()).rejects.toThrow(refused);
  await expect(run(wallets, 'reset-method', { methodId, credential, why: 'not-lost', proof })).rejects.toThrow(refused);
  await expect(run(wallets, 'remove-person', { personId, why: 'not-lost', proof })).rejects.toThrow(refused);
  await run(wallets, 'lock', {});
  await run(wallets, 'unlock', await secret.answer(wallets));
  expect((await unlockedOf(wallets)).login.methodId).toBe(methodId);
  await run(wallets, 'hide-identity', { hidden: false, proof });
  await remove();
});

it('opens by its recovery key on the wallet that is left empty, where an unknown key opens nothing', async () => {
  const { wallets, decoy, secret, keys } = await create();
  await hide(wallets, secret);
  await run(wallets, 'lock', {});
  await run(wallets, 'unlock', await decoy.answer(wallets));
  await (await wallets.current()).others.remove(async () => true);
  expect((await seen(wallets)).kind).toBe('empty');
  expect(await said(wallets, createRecoveryKey().groups.join(' '))).toMatch(
    /^[a-z-]+: [A-Z].*doesn’t open anything on this computer/,
  );
  expect(await said(wallets, keys.secret)).toBeNull();
  expect((await seen(wallets)).kind).toBe('unlocked');
});

it('opens by its recovery key where another manager removed its last login method', async () => {
  const { wallets, secret, keys } = await create();
  await hide(wallets, secret);
  const { login, identity } = await unlockedOf(wallets);
  const { session } = await wallets.current();
  await session.methods.remove({ kind: 'recovery-key', text: keys.secret }, login.methodId, 'not-lost');
  await run(wallets, 'lock', {});
  const later = await openWallets(() => undefined, NO_PICTURE);
  await expect(secret.answer(later)).rejects.toMatchObject({ code: 'not-found' });
  expect(await said(later, keys.secret)).toBeNull();
  expect((await unlockedOf(later)).identity.id).toBe(identity.id);
});
