/** One login method opens several identities: creating, choosing, moving, and what a key server sees of them. */
import { describe, expect, it } from 'vitest';
import { passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { bareHex, fromBase64Url, fromHex, randomBytes, toBase64Url, wipe } from '../../lib/bytes.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { filledCompartments } from '../../vault/compartment.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import { newLevel, removeMethod } from '../change/levels.ts';
import { bindReset, resetCredential } from '../change/reset-method.ts';
import { openMethod } from '../login/method-login.ts';
import type { SessionCore } from '../session-core.ts';
import { type Computer, createComputer, ORIGIN, recoveryProof } from '../testing/served.ts';
import { credentialOf, inCompartment, openIdentity, twoIdentities, unlockWith } from '../testing/several.ts';
import { type Created, type FakeAuthenticator, fakeAuthenticator, proofOf } from '../testing/stage.ts';
import { findRows } from '../unlock/find-identity.ts';

const OTHER = 'https://other.example';

const server = (origin = ORIGIN) => createHonestServer(origin, () => 1_800_000_000_000);

const salt = () => toBase64Url(randomBytes(32));

/** Both servers under one connection, told apart by their origin. */
const both = (one: ReturnType<typeof server>, other: ReturnType<typeof server>) => (url: string, init: RequestInit) =>
  (url.startsWith(ORIGIN) ? one : other).fetch(url, init);

async function entriesAt(created: Created, fetch: ReturnType<typeof server>['fetch'], origin: string) {
  const { stage } = await createComputer(fetch);
  const { server: synced } = stage.session.parts;
  const { first } = created.authenticator.prf(created.localSalt);
  const rows = await findRows(synced.remoteAt(await synced.find(origin)), passkeyModeSecret(first));
  wipe(rows.methodSeed);
  return rows.identities;
}

describe('a second identity with the same passkey', () => {
  it('lies in a compartment of its own, and each opens with one touch', async () => {
    const { disk, one, other, first, second } = await twoIdentities(server().fetch);
    expect((await filledCompartments(disk)).length).toBe(2);
    const two = await openIdentity(other);
    expect(await openIdentity(one)).toBe('');
    await other.stage.session.lock();
    await unlockWith(one, first);
    const ids = [await openIdentity(one), two];
    expect(new Set(ids).size).toBe(2);
    await other.stage.session.lock();
    await unlockWith(other, second);
    expect(await openIdentity(other)).toBe(two);
  });

  it('has other keys, another method and no account of the first', async () => {
    const { one, other, first, second } = await twoIdentities(server().fetch);
    await unlockWith(one, first);
    const views = await Promise.all([one, other].map(({ stage }) => stage.session.view()));
    const ids = views.map(({ log }) => log.methods.map(({ id }) => id));
    expect(ids[0]?.some((id) => ids[1]?.includes(id))).toBe(false);
    const prf = first.authenticator.prf(first.localSalt);
    for (const computer of [one, other]) {
      const opened = await openMethod(computer.stage.session.parts, passkeyModeSecret(prf.first));
      expect(bareHex(opened.method.id)).toBe(computer === one ? first.methodId : second.methodId);
      opened.wipe();
    }
  });

  it('is listed in the one blob, which opens both on a new computer', async () => {
    const { fetch } = server();
    const { other, first, second } = await twoIdentities(fetch);
    await other.stage.session.change(proofOf(second), async (change) => {
      change.names.name = 'Work';
    });
    const disk = await createMemoryVault();
    const [here, there] = [await inCompartment(disk, fetch, 'first'), await inCompartment(disk, fetch)];
    const login = credentialOf(first, salt());
    const found = await here.stage.session.keyServer.find(ORIGIN, login);
    expect(found.map(({ name }) => name)).toEqual(['', 'Work']);
    expect(await here.stage.session.state()).toBe('empty');
    const [a, b] = found.map(({ identityId }) => identityId) as [string, string];
    expect(await here.stage.session.keyServer.find(ORIGIN, { ...login, identityId: b })).toEqual([]);
    expect(await openIdentity(here)).toBe(b);
    expect(await there.stage.session.keyServer.find(ORIGIN, { ...login, identityId: a })).toEqual([]);
    expect(await openIdentity(there)).toBe(a);
    await expect(
      (await inCompartment(disk, fetch)).stage.session.keyServer.find(ORIGIN, {
        ...login,
        identityId: 'ab'.repeat(32),
      }),
    ).rejects.toMatchObject({ code: 'wrong-credential' });
  });

  it('keeps the log floor of each: a change of one raises its own alone', async () => {
    const { fetch } = server();
    const { other, first, second } = await twoIdentities(fetch);
    const before = await entriesAt(first, fetch, ORIGIN);
    await other.stage.session.change(proofOf(second), (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
    );
    const after = await entriesAt(first, fetch, ORIGIN);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.headNumber).toBe((before[1]?.headNumber ?? 0) + 1);
    expect(after.length).toBe(2);
  });

  it('lies at another server: rows are at both, and either lists both', async () => {
    const [a, b] = [server(), server(OTHER)];
    const fetch = both(a, b);
    const { first } = await twoIdentities(fetch, OTHER);
    for (const origin of [ORIGIN, OTHER]) {
      const entries = await entriesAt(first, fetch, origin);
      expect(
        entries.map((entry) => entry.server),
        origin,
      ).toEqual([ORIGIN, OTHER]);
    }
    expect([a.state.identities.size, b.state.identities.size]).toEqual([1, 1]);
  });

  it('is found after the first was moved to a server that has the row already', async () => {
    const [a, b] = [server(), server(OTHER)];
    const fetch = both(a, b);
    const { one, first } = await twoIdentities(fetch, OTHER);
    await unlockWith(one, first);
    await one.stage.session.keyServer.move(OTHER, proofOf(first));
    expect(b.state.identities.size).toBe(2);
    const entries = await entriesAt(first, fetch, OTHER);
    expect(entries.map((entry) => entry.server)).toEqual([OTHER, OTHER]);
  });
});

describe('a login method that is shut out of one of its two identities', () => {
  it('goes on opening the other; once it finds its removal, its list has the other alone, and its rows go with the last', async () => {
    const home = server();
    const { fetch } = home;
    const { one, other, first, second } = await twoIdentities(fetch);
    const gone = await openIdentity(other);
    await other.stage.session.change(recoveryProof(second), (change) => removeMethod(change, second.methodId));
    await unlockWith(one, first);
    const kept = await openIdentity(one);
    const find = async (identityId: string) =>
      (await createComputer(fetch)).stage.session.keyServer.find(ORIGIN, {
        ...credentialOf(first, salt()),
        identityId,
      });
    await expect(find(gone)).rejects.toThrow(/was removed from this identity/);
    expect((await entriesAt(first, fetch, ORIGIN)).map(({ identityId }) => bareHex(identityId))).toEqual([kept]);
    expect(await find(kept)).toEqual([]);
    await one.stage.session.change(recoveryProof(first), (change) => removeMethod(change, first.methodId));
    const rows = home.state.keyRows.size;
    await expect(find(kept)).rejects.toThrow(/was removed from this identity/);
    expect(home.state.keyRows.size).toBe(rows - 1);
    await expect(find(kept)).rejects.toMatchObject({ code: 'wrong-credential' });
  });
});

type Act = (session: SessionCore, second: Created) => Promise<unknown>;

const daily: Act = (session, created) =>
  session.change(proofOf(created), (change) => newLevel(change, { name: 'Daily', manages: false, characterIds: [] }));

const freeze: Act = (session, second) =>
  session.declare(recoveryProof(second), () => [{ kind: 'mode-freeze', methodId: fromHex(second.methodId) }]);

const reset =
  (next: FakeAuthenticator, localSalt = salt()): Act =>
  async (session, second) => {
    const prf = next.prf(localSalt);
    const { methodId } = second;
    const done = await session.change(recoveryProof(second), (change) =>
      resetCredential(session.parts, change, { methodId, kind: 'passkey', why: 'lost' }, prf),
    );
    const credential = { kind: 'passkey' as const, credentialId: next.credentialId, transports: [], localSalt };
    await bindReset(session.parts, credential, done, prf);
  };

const remove: Act = (session, second) =>
  session.change(recoveryProof(second), (change) => removeMethod(change, second.methodId));

describe('a login method that opens two identities, and in one of them', () => {
  it.each([
    ['is frozen', freeze],
    ['is given new keys', (session, second) => reset(fakeAuthenticator())(session, second)],
    ['is removed', remove],
  ])(
    '%s: it opens the other on a bound and on a new computer, and a server cannot connect the two',
    async (_how, act) => {
      const home = server();
      const { fetch } = home;
      const { one, other, first, second } = await twoIdentities(fetch);
      const [kept, gone] = [await storedId(one), await openIdentity(other)];
      const stored = storedOf(home, [kept])[0]?.map(bareHex);
      const rows = [...home.state.keyRows.keys()];
      await act(other.stage.session, second);
      // Nothing of the other identity was written at the server, and no row of the method was taken away.
      expect(storedOf(home, [kept])[0]?.map(bareHex)).toEqual(stored);
      expect([...home.state.keyRows.keys()]).toEqual(expect.arrayContaining(rows));

      await other.stage.session.lock();
      await unlockWith(one, first);
      expect(await openIdentity(one)).toBe(kept);
      await daily(one.stage.session, first);
      const find = async (identityId: string) => {
        const computer = await createComputer(fetch);
        const wanted = { ...credentialOf(first, salt()), identityId };
        await computer.stage.session.keyServer.find(ORIGIN, wanted);
        return openIdentity(computer);
      };
      expect(await find(kept)).toBe(kept);
      await expect(find(gone)).rejects.toBeInstanceOf(Error);
      expect(await find(kept)).toBe(kept);

      // A stranger who did the same: what both have in common with it is the form of the data.
      const stranger = await twoIdentities(fetch);
      const strangers = [await storedId(stranger.one), await openIdentity(stranger.other)];
      await act(stranger.other.stage.session, stranger.second);
      await stranger.other.stage.session.lock();
      await unlockWith(stranger.one, stranger.first);
      await daily(stranger.one.stage.session, stranger.first);
      const [x = [], y = [], ...others] = storedOf(home, [kept, gone, ...strangers]);
      expect(sharedBy(x, y, others.flat())).toEqual([]);
    },
  );

  it('is given new keys: the new credential opens that one alone, here and on a new computer', async () => {
    const { fetch } = server();
    const { one, other, first, second } = await twoIdentities(fetch);
    const renewed = await openIdentity(other);
    const next: Created = { ...second, authenticator: fakeAuthenticator(), localSalt: salt() };
    await reset(next.authenticator, next.localSalt)(other.stage.session, second);
    await other.stage.session.lock();
    await unlockWith(other, next);
    expect(await openIdentity(other)).toBe(renewed);
    expect(await entriesAt(next, fetch, ORIGIN)).toHaveLength(1);
    const fresh = await createComputer(fetch);
    expect(await fresh.stage.session.keyServer.find(ORIGIN, credentialOf(next, salt()))).toEqual([]);
    expect(await openIdentity(fresh)).toBe(renewed);
    await other.stage.session.lock();
    await expect(unlockWith(one, { ...next, methodId: first.methodId })).rejects.toMatchObject({
      code: 'wrong-credential',
    });
  });
});

describe('what a server stores of two identities of one passkey', () => {
  it('has no 8 bytes in common but those that a stranger’s identity has as well', async () => {
    const home = server();
    const { one, other } = await twoIdentities(home.fetch);
    const stranger = await twoIdentities(home.fetch);
    const ids = await Promise.all([one, other, stranger.one].map(storedId));
    const [x = [], y = [], z = []] = storedOf(home, ids);
    expect(windowsOf(x, WINDOW).size).toBeGreaterThan(5_000);
    expect(sharedBy(x, y, z)).toEqual([]);
    // An id of either in the other would be seen.
    expect(sharedBy(x, [...y, fromHex(`0x${ids[0]}`)], z)).not.toEqual([]);
    // One row for the passkey of each person, and one for each recovery key.
    expect(home.state.keyRows.size).toBe(6);
  });

  it('shows neither in its rows: the row of a method names no identity, and its blob is as long with two as with one', async () => {
    const home = server();
    const { first } = await twoIdentities(home.fetch);
    const lengths = [...home.state.keyRows.values()].map(({ blob }) => blob.length);
    expect(new Set(lengths).size).toBe(1);
    const identities = await entriesAt(first, home.fetch, ORIGIN);
    for (const { blob } of home.state.keyRows.values())
      for (const { identityId } of identities) expect(bareHex(blob)).not.toContain(bareHex(identityId).slice(0, 16));
  });
});

const WINDOW = 8;

/** Bytes of a run that everybody has, which is form. */
const FORM = 4;

/** Every run of bytes of this length. */
function windowsOf(parts: readonly Uint8Array[], length: number): Set<string> {
  const windows = new Set<string>();
  for (const part of parts)
    for (let at = 0; at + length <= part.length; at++) windows.add(bareHex(part.subarray(at, at + length)));
  return windows;
}

/** Runs that two have in common, without those that have a piece of what strangers have too: lengths and versions, with a byte beside them by chance. */
function sharedBy(
  one: readonly Uint8Array[],
  other: readonly Uint8Array[],
  strangers: readonly Uint8Array[],
): string[] {
  const [theirs, form] = [windowsOf(other, WINDOW), windowsOf(strangers, FORM)];
  const hasForm = (window: string): boolean =>
    Array.from({ length: WINDOW - FORM + 1 }, (_piece, at) => window.slice(2 * at, 2 * (at + FORM))).some((piece) =>
      form.has(piece),
    );
  return [...windowsOf(one, WINDOW)].filter((window) => theirs.has(window) && !hasForm(window));
}

/** Hex id of the identity that is stored on this computer. */
async function storedId({ stage }: Computer): Promise<string> {
  const [record] = await stage.session.bound();
  return bareHex(fromBase64Url(record?.identityId ?? ''));
}

/** All bytes that a server has under these identities (hex ids): entries, names and contents of boxes. */
function storedOf(at: ReturnType<typeof server>, ids: string[]): Uint8Array[][] {
  const stored = [...at.state.identities.values()];
  return ids.map((id) => {
    const found = stored.find(({ log }) => bareHex(log.identityId) === id);
    if (!found) throw new Error('The server does not have this identity.');
    // Of a name the ids count; the words around them are the same for everybody.
    const boxes = [...found.boxes].flatMap(([name, { bytes }]) => [
      ...(name.match(/[0-9a-f]{32}/g) ?? []).map(fromHex),
      ...(bytes ? [bytes] : []),
    ]);
    return [...found.entries, ...boxes];
  });
}
