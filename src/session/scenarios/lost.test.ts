/** A loss, from reporting it to moving funds: which method may freeze, cancel or restore which, and what a lost method opens afterwards. */
import { mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { deriveAccountKey } from '../../ethereum/hd.ts';
import type { LogState } from '../../keys/log/state.ts';
import { fromHex, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { keysLog } from '../../locales/en/keys/log.ts';
import type { Proof } from '../../messaging/login.ts';
import { addAccount, exportPhrase, watchAddress } from '../accounts/accounts.ts';
import { accountForMoving, settleExposed } from '../accounts/move-funds.ts';
import type { IdentityChange } from '../change/change-draft.ts';
import { newCharacter } from '../change/characters.ts';
import { changeLevel, newLevel, removeMethod, setMethodLevel, unfreezeMethod } from '../change/levels.ts';
import { endOfAllWaiting, lossOf } from '../change/report-loss.ts';
import { bindReset, resetCredential } from '../change/reset-method.ts';
import { rotateCharacters } from '../change/rotate.ts';
import type { SessionCore } from '../session-core.ts';
import { addKey, type TestKey } from '../testing/add-key.ts';
import { type Created, createIdentity, createStage, fakeAuthenticator, proofOf, type Stage } from '../testing/stage.ts';

const HOUR = 60 * 60 * 1000;

type Method = TestKey;
type House = Awaited<ReturnType<typeof household>> & { none: string };

const by = (method: Method): Proof => proofOf(method as Created);
const opens = (session: SessionCore, method: Method) =>
  session.unlock(method.methodId, method.authenticator.prf(method.localSalt));
const freeze = (methodId: string) => (_log: LogState) =>
  [{ kind: 'mode-freeze', methodId: fromHex(methodId) }] as const;
const cancel = (methodId: string) => (_log: LogState) =>
  [{ kind: 'mode-cancel', methodId: fromHex(methodId) }] as const;
/** What the login of this computer knows to be frozen. */
const marked = async (session: SessionCore) =>
  (await session.bound()).filter(({ frozen }) => frozen).map(({ methodId }) => methodId);
const stateOf = async (session: SessionCore, methodId: string) =>
  (await session.view()).log.methods.find(({ id }) => id === methodId)?.state;

/** The laptop that made the identity manages, as does a second one; two keys open Everyday alone; there is a second character. */
async function household() {
  const stage: Stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const recovery: Proof = { kind: 'recovery-key', text: created.recoveryKey };
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const savings = await session.change(by(created), (change) =>
    newCharacter(change, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
  );
  const daily = await session.change(by(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const everything = (await session.view()).log.levels.find(({ manages }) => manages)?.id ?? '';
  const second = await addKey(session, recovery, everything, 'Second laptop');
  const blue = await addKey(session, by(created), daily, 'Blue key');
  const red = await addKey(session, by(created), daily, 'Red key');
  return { stage, session, created, recovery, everyday, savings, daily, everything, second, blue, red };
}

describe('reporting a loss', () => {
  it('freezes by rank: a method freezes its own rank and below, none above', async () => {
    const { session, created, recovery, blue, red, second } = await household();
    for (const above of [created, second])
      await expect(session.declare(by(blue), freeze(above.methodId))).rejects.toThrow(keysLog.above);
    const { log } = await session.view();
    const paper = log.methods.find(({ kind }) => kind === 'recovery-key')?.id ?? '';
    for (const below of [blue, created])
      await expect(session.declare(by(below), freeze(paper))).rejects.toThrow(keysLog.above);
    await session.declare(by(blue), freeze(red.methodId));
    expect(await stateOf(session, red.methodId)).toBe('frozen');
    await session.declare(by(created), freeze(blue.methodId));
    expect(await stateOf(session, blue.methodId)).toBe('frozen');
    await session.declare(by(second), freeze(created.methodId));
    expect(await session.state()).toBe('locked');
    await session.declare(recovery, freeze(second.methodId));
    await session.unlockWithRecoveryKey((recovery as { text: string }).text);
    expect(await stateOf(session, second.methodId)).toBe('frozen');
  });

  it('a frozen method opens nothing and freezes no method, until another one unfreezes it', async () => {
    const { session, created, blue, red, everyday } = await household();
    await opens(session, blue);
    await session.lock();
    await opens(session, created);
    await session.declare(by(red), freeze(blue.methodId));
    await session.lock();
    expect(await marked(session)).toEqual([blue.methodId]);
    await expect(opens(session, blue)).rejects.toThrow(/is frozen/);
    await expect(session.declare(by(blue), freeze(red.methodId))).rejects.toThrow(/is frozen/);
    await expect(session.change(by(red), (change) => unfreezeMethod(change, blue.methodId))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await session.change(by(created), (change) => rotateCharacters(change, [everyday]));
    await session.change(by(created), (change) => unfreezeMethod(change, blue.methodId));
    expect(await marked(session)).toEqual([]);
    await opens(session, blue);
    // It is given what came while it was frozen.
    expect((await session.profiles.read(everyday)).name).toBe('Everyday');
  });

  it('freezing the own method locks the wallet, and the copy on this computer opens nothing', async () => {
    const { session, blue } = await household();
    await opens(session, blue);
    await session.declare(by(blue), freeze(blue.methodId));
    expect(await session.state()).toBe('locked');
    expect(await marked(session)).toEqual([blue.methodId]);
    await expect(opens(session, blue)).rejects.toThrow(/is frozen/);
  });

  it('removes the copy of a computer whose login method stays', async () => {
    const { session, created, blue, red } = await household();
    const device = (await session.view()).log.devices.find(({ methodId }) => methodId === blue.methodId);
    const end = (_log: LogState) => [{ kind: 'device-revoke', deviceId: fromHex(device?.id ?? '') }] as const;
    await expect(session.declare(by(red), end)).rejects.toThrow(/Only this login method itself/);
    await session.declare(by(created), end);
    const { log } = await session.view();
    expect(log.devices.map(({ id }) => id)).not.toContain(device?.id);
    expect(await stateOf(session, blue.methodId)).toBe('active');
    await opens(session, blue);
  });
});

it('a report leaves out methods that are shut out already, and the copies of methods that it freezes', async () => {
  const { session, created, blue, red } = await household();
  await session.declare(by(created), freeze(red.methodId));
  const devices = (await session.view()).log.devices.filter(({ methodId }) => methodId === blue.methodId);
  const loss = { methodIds: [blue.methodId, red.methodId], deviceIds: devices.map(({ id }) => id) };
  await session.declare(by(created), lossOf(loss));
  const { log } = await session.view();
  expect(await stateOf(session, blue.methodId)).toBe('frozen');
  expect(log.devices.filter(({ methodId }) => methodId === blue.methodId)).toEqual(devices);
  await expect(session.declare(by(created), lossOf({ ...loss, deviceIds: [] }))).rejects.toThrow(
    /already has no access/,
  );
});

describe('a pending change', () => {
  it('is cancelled also by a frozen managing method, not by a method that does not manage', async () => {
    const { session, created, second, blue, everything, recovery } = await household();
    const thiefs = await addKey(session, by(created), everything, 'Thief’s key');
    expect(await stateOf(session, thiefs.methodId)).toBe('pending');
    await session.declare(by(created), freeze(second.methodId));
    await expect(session.declareEvenFrozen(by(blue), cancel(thiefs.methodId))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await session.declareEvenFrozen(by(second), cancel(thiefs.methodId));
    expect(await stateOf(session, thiefs.methodId)).toBe('revoked');
    await session.change(recovery, (change) => unfreezeMethod(change, second.methodId));
    expect(await stateOf(session, second.methodId)).toBe('active');
  });
});

it('all pending changes are cancelled at once by a method that cannot see them', async () => {
  const { session, created, second, everything } = await household();
  const one = await addKey(session, by(created), everything, 'One');
  const other = await addKey(session, by(created), everything, 'Other');
  await session.declare(by(created), freeze(second.methodId));
  await session.lock();
  await session.declareEvenFrozen(by(second), endOfAllWaiting);
  await opens(session, created as Method);
  expect(await stateOf(session, one.methodId)).toBe('revoked');
  expect(await stateOf(session, other.methodId)).toBe('revoked');
  await expect(session.declareEvenFrozen(by(created), endOfAllWaiting)).rejects.toThrow(
    /No change of this identity is waiting/,
  );
});

async function reset(session: SessionCore, proof: Proof, methodId: string, why: 'lost' | 'not-lost' = 'lost') {
  const authenticator = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const { credentialId } = authenticator;
  const credential = { kind: 'passkey' as const, credentialId, transports: [], localSalt };
  const prf = authenticator.prf(localSalt);
  const made = await session.change(proof, (change) =>
    resetCredential(session.parts, change, { methodId, kind: 'passkey', why }, prf),
  );
  await bindReset(session.parts, credential, made, prf);
  return { authenticator, localSalt, methodId };
}

describe('a method that is given new keys', () => {
  it('opens with the new keys at once if it does not manage; the old keys open nothing', async () => {
    const { session, created, blue, everyday } = await household();
    await session.declare(by(blue), freeze(blue.methodId));
    const renewed = await reset(session, by(created), blue.methodId);
    await session.lock();
    await opens(session, renewed);
    expect((await session.layers())[0]?.characterIds).toEqual([everyday]);
    await addAccount(session.profiles, everyday, 'After the reset');
    await expect(session.declare(by(blue), freeze(blue.methodId))).rejects.toThrow(/given new keys/);
    await expect(opens(session, blue)).rejects.toMatchObject({ code: 'wrong-credential' });
  });

  it('waits if it manages, and opens when the delay is over', async () => {
    const { stage, session, created, second } = await household();
    const renewed = await reset(session, by(created), second.methodId);
    expect(await stateOf(session, second.methodId)).toBe('pending');
    await session.lock();
    await expect(opens(session, renewed)).rejects.toThrow(/It works from/);
    stage.now.at += 73 * HOUR;
    await opens(session, created as Method);
    await session.lock();
    await opens(session, renewed);
    expect((await session.layers())[0]?.characterIds).toHaveLength(2);
  });

  it('by the recovery key opens at once, and the session of the old keys closes', async () => {
    const { session, created, recovery } = await household();
    const renewed = await reset(session, recovery, created.methodId);
    expect(await session.state()).toBe('locked');
    await opens(session, renewed);
    expect((await session.layers())[0]?.characterIds).toHaveLength(2);
    await expect(session.change(by(renewed), async () => null)).resolves.toBeNull();
  });

  it('cannot renew itself or a method above it', async () => {
    const { session, created, blue, second } = await household();
    await expect(reset(session, by(created), created.methodId)).rejects.toThrow(/can’t give itself/);
    await expect(reset(session, by(blue), second.methodId)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('exposed accounts', () => {
  it('are those that the lost method could have opened, without view-only accounts', async () => {
    const { session, created, blue, everyday, savings } = await household();
    await watchAddress(session.profiles, everyday, 'Friend', `0x${'12'.repeat(20)}`);
    const before = await session.profiles.read(everyday);
    await session.change(by(created), (change) => removeMethod(change, blue.methodId, 'lost'));
    const after = await session.profiles.read(everyday);
    expect(after.exposed?.map(({ address }) => address)).toEqual([before.accounts[0]?.address]);
    expect((await session.profiles.read(savings)).exposed).toBeUndefined();
  });

  it('are none when the removed method was not lost', async () => {
    const { session, created, blue, everyday } = await household();
    const before = await session.profiles.read(everyday);
    await session.change(by(created), (change) => removeMethod(change, blue.methodId));
    const after = await session.profiles.read(everyday);
    expect(after.exposed).toBeUndefined();
    expect(after.accounts.map(({ address }) => address)).toEqual(before.accounts.map(({ address }) => address));
  });

  it.each([
    ['is removed', (change, { blue }) => removeMethod(change, blue.methodId)],
    ['gets a lower level', (change, { blue, none }) => setMethodLevel(change, blue.methodId, none)],
    [
      'has a level that loses the character',
      (change, { daily }) => changeLevel(change, daily, { name: 'Daily', manages: false, characterIds: [] }),
    ],
    [
      'is given new keys',
      (change, { session, blue }) => {
        const wanted = { methodId: blue.methodId, kind: 'passkey' as const, why: 'not-lost' as const };
        const prf = fakeAuthenticator().prf(toBase64Url(randomBytes(32)));
        return resetCredential(session.parts, change, wanted, prf);
      },
    ],
    ['stays, and new keys are asked for', (change, { everyday }) => rotateCharacters(change, [everyday])],
  ] as [string, (change: IdentityChange, house: House) => Promise<unknown>][])(
    'are none where it was not used, and yet nothing new follows from the phrase that it could read: the method %s',
    async (_how, act) => {
      const house = await household();
      const { session, created, everyday } = house;
      const none = await session.change(by(created), (change) =>
        newLevel(change, { name: 'None', manages: false, characterIds: [] }),
      );
      const seen = await exportPhrase(session.profiles, everyday);
      await session.change(by(created), (change) => act(change, { ...house, none }));
      expect((await session.profiles.read(everyday)).exposed).toBeUndefined();
      const phrase = await exportPhrase(session.profiles, everyday);
      expect(phrase).not.toBe(seen);
      const next = await addAccount(session.profiles, everyday, '');
      const fromSeen = [0, 1, 2].map((index) =>
        privateKeyToAddress(deriveAccountKey(mnemonicToEntropy(seen, wordlist), index)),
      );
      expect(fromSeen).not.toContain(next);
    },
  );

  it('come with a new entropy: later accounts cannot be derived from the exposed one', async () => {
    const { session, created, blue, everyday } = await household();
    const seen = await exportPhrase(session.profiles, everyday);
    const [exposed] = (await session.profiles.read(everyday)).accounts;
    await session.change(by(created), (change) => removeMethod(change, blue.methodId, 'lost'));
    expect(await exportPhrase(session.profiles, everyday)).not.toBe(seen);
    const make = () => accountForMoving(session.profiles, everyday, exposed?.address ?? '0x');
    const [to, same] = await Promise.all([make(), make()]);
    expect(to).not.toBe(exposed?.address);
    // Asked again, at the same time or after a reload, it is the same one.
    expect([same, await make()]).toEqual([to, to]);
    const profile = await session.profiles.read(everyday);
    expect(profile.accounts.map(({ name, kind }) => ({ name, kind }))).toEqual([
      { name: 'Main', kind: 'imported' },
      { name: 'Main, new', kind: 'hd' },
    ]);
    await settleExposed(session.profiles, everyday, [exposed?.address ?? '0x']);
    expect((await session.profiles.read(everyday)).exposed).toEqual([]);
  });

  it('after a second loss are listed once, and the account made for moving is among them', async () => {
    const { session, created, blue, red, everyday } = await household();
    await session.change(by(created), (change) => removeMethod(change, blue.methodId, 'lost'));
    const [first] = (await session.profiles.read(everyday)).exposed ?? [];
    const to = await accountForMoving(session.profiles, everyday, first?.address ?? '0x');
    await session.change(by(created), (change) => removeMethod(change, red.methodId, 'lost'));
    const { exposed } = await session.profiles.read(everyday);
    expect(exposed?.map(({ address }) => address)).toEqual([first?.address, to]);
    expect(exposed?.map(({ movedTo }) => movedTo)).toEqual([null, null]);
    expect(await accountForMoving(session.profiles, everyday, first?.address ?? '0x')).not.toBe(to);
  });

  it('are listed after lowering or rotating because of a loss, for the accounts lost by it', async () => {
    const { session, created, recovery, second, daily, everyday, savings } = await household();
    await session.change(recovery, (change) => setMethodLevel(change, second.methodId, daily, 'lost'));
    expect((await session.profiles.read(savings)).exposed).toHaveLength(1);
    expect((await session.profiles.read(everyday)).exposed).toBeUndefined();
    await session.change(by(created), (change) => rotateCharacters(change, [everyday], 'lost'));
    expect((await session.profiles.read(everyday)).exposed).toHaveLength(1);
  });
});
