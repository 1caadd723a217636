/** What was removed comes back as it was, once, as long as its character is open and nothing else took its place. */
import { describe, expect, it, vi } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError, type WalletErrorCode } from '../../lib/errors.ts';
import { createPermissions } from '../../permissions/permissions.ts';
import { createMemoryGrants, createMemoryPreferredChains } from '../../permissions/testing/memory-grants.ts';
import type { Profile } from '../../session/session.ts';
import { createRemovals, type StoredRemoval } from '../adapters/removals.ts';
import { slot } from '../testing/slot.ts';
import type { Wallet } from '../wallet.ts';
import { descriptionCommands } from './description.ts';
import { removalCommands } from './removal.ts';
import { secretCommands } from './secret.ts';
import { siteCommands } from './site.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const SITE = 'https://app.example';
const OTHER = 'https://other.example';
const ALICE: Hex = '0x00000000000000000000000000000000000a11ce';
const GONE: Hex = '0x000000000000000000000000000000000000dead';
const [KEY, SECOND] = ['1'.repeat(64), '2'.repeat(64)];
const LATE = { code: 'not-found', message: expect.stringContaining('can’t be undone') };
const OF = { characterId: 'c' };

const signIn = (id: number, more: Partial<NonNullable<Profile['signIns']>[number]> = {}) => ({
  id: `0x${id.toString(16).padStart(64, '0')}` as Hex,
  at: id,
  origin: SITE,
  account: ALICE,
  chainId: 1,
  ...{ statement: null, issuedAt: null, expirationTime: null, notBefore: null, requestId: null },
  ...{ resources: [], allows: [], more: 0 },
  ...more,
});
const file = (name: string) => ({ file: name, text: JSON.stringify({ of: name }) });
const nostrEntry = (user: string) => ({ kind: 'nostr', user, site: SITE, name: 'app.example', targetId: user });

function create() {
  let profile = {
    signIns: [signIn(3), signIn(2, { endedAt: 77, automatic: true }), signIn(1)],
    descriptions: [file('a.json'), file('b.json'), file('c.json')],
    secrets: [nostrEntry(KEY)],
    accounts: [{ address: ALICE }],
  } as unknown as Profile;
  const state = { isOpen: true, now: 1_000_000, blocked: [] as string[], rank: 'managing' };
  const bringSecret = vi.fn(async () => null);
  const bringKey = vi.fn(async () => null);
  const session = {
    layers: async () => [{ methodId: 'm', characterIds: ['c'] }],
    view: async () => ({ log: { methods: [{ id: 'm', rank: state.rank }] } }),
    profiles: {
      read: async () => profile,
      async update<Value>(_id: string, edit: (copy: Profile) => Value) {
        const copy = structuredClone(profile);
        const value = edit(copy);
        profile = copy;
        return value;
      },
    },
    secrets: {
      remove: async (_id: string, id: string) => (id === 'offered' ? null : { of: id }),
      bringBack: bringSecret,
    },
    nostr: { remove: async (_id: string, key: string) => [{ of: key }], bringBack: bringKey },
  };
  const permissions = createPermissions({
    store: createMemoryGrants(),
    preferredChains: createMemoryPreferredChains(),
    clock: () => 5,
    onChange: () => {},
  });
  const memory = slot<StoredRemoval>();
  const removals = createRemovals(
    memory,
    () => state.isOpen,
    () => state.now,
  );
  const wallet = {
    session,
    permissions,
    removals,
    blocked: { has: async (origin: string) => state.blocked.includes(origin) },
    rpc: { dropSite: async () => undefined },
  } as unknown as Wallet;
  const commands = {
    ...siteCommands(wallet),
    ...descriptionCommands(wallet),
    ...secretCommands(wallet),
    ...removalCommands(wallet),
  };
  const undo = (removal: string | null) => commands['undo-removal']({ removal: removal ?? '' });
  return { state, commands, undo, memory, removals, permissions, bringSecret, bringKey, profile: () => profile };
}

describe('a removal', () => {
  it('is undone once', async () => {
    const { commands, undo, bringSecret } = create();
    const removal = await commands['remove-secret']({ ...OF, targetId: 'x' });
    await undo(removal);
    expect(bringSecret).toHaveBeenCalledExactlyOnceWith('c', { of: 'x' });
    await expect(undo(removal)).rejects.toMatchObject(LATE);
    expect(bringSecret).toHaveBeenCalledOnce();
  });

  it('is still there after a try that failed, and is not where no try would help', async () => {
    const { commands, undo, bringSecret } = create();
    const remove = () => commands['remove-secret']({ ...OF, targetId: 'x' });
    const fails = (code: WalletErrorCode) => bringSecret.mockRejectedValueOnce(new WalletError(code, code));
    const removal = await remove();
    for (const code of ['storage-full', 'closed', 'stale'] as const) {
      fails(code);
      await expect(undo(removal)).rejects.toMatchObject({ code });
    }
    await undo(removal);
    expect(bringSecret).toHaveBeenLastCalledWith('c', { of: 'x' });
    for (const code of ['exists', 'refused', 'not-found'] as const) {
      const next = await remove();
      fails(code);
      await expect(undo(next)).rejects.toMatchObject({ code, message: code });
      await expect(undo(next)).rejects.toMatchObject(LATE);
    }
  });

  it('is still there for a worker that stopped before it was back', async () => {
    const { commands, memory, undo, bringSecret } = create();
    const removal = await commands['remove-secret']({ ...OF, targetId: 'x' });
    const kept = vi.fn();
    bringSecret.mockImplementationOnce(async () => {
      kept(await memory.load());
      return null;
    });
    await undo(removal);
    expect(kept).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: removal }));
    expect(await memory.load()).toBeNull();
  });

  it('is forgotten after ten minutes, whether a page says that its message is gone or not', async () => {
    const { state, commands, undo, memory, removals, bringSecret } = create();
    const remove = () => commands['remove-secret']({ ...OF, targetId: 'x' });
    const first = await remove();
    state.now += 10 * 60_000 - 1;
    await removals.forgetOld();
    expect(await memory.load()).toMatchObject({ id: first });
    state.now += 1;
    await expect(undo(first)).rejects.toMatchObject(LATE);
    expect(await memory.load()).toBeNull();
    for (const passed of [10 * 60_000, -1]) {
      await remove();
      state.now += passed;
      await removals.forgetOld();
      expect(await memory.load()).toBeNull();
    }
    expect(bringSecret).not.toHaveBeenCalled();
  });

  it('is not undone after the next one, when its message is gone, after a lock, or where nothing brings it back', async () => {
    const { state, commands, undo, removals, bringSecret } = create();
    const remove = (targetId: string) => commands['remove-secret']({ ...OF, targetId });
    expect(await remove('offered')).toBeNull();
    const [first, second] = [await remove('first'), await remove('second')];
    await expect(undo(first)).rejects.toMatchObject(LATE);
    // The message of the first one goes when that of the second one comes.
    await commands['forget-removal']({ removal: first ?? '' });
    await undo(second);
    expect(bringSecret).toHaveBeenCalledExactlyOnceWith('c', { of: 'second' });

    const third = await remove('third');
    await commands['forget-removal']({ removal: third ?? '' });
    await expect(undo(third)).rejects.toMatchObject(LATE);
    const fourth = await remove('fourth');
    await removals.forget((_id, { characterId }) => characterId === 'another');
    await removals.forget(() => true);
    await expect(undo(fourth)).rejects.toMatchObject(LATE);
    state.isOpen = false;
    await expect(undo(await remove('fifth'))).rejects.toMatchObject(LATE);
    expect(bringSecret).toHaveBeenCalledOnce();
  });
});

describe('a sign-in', () => {
  it('that was removed from the list or ended is again as it was', async () => {
    const { commands, undo, profile } = create();
    const before = profile().signIns;
    const { id } = signIn(2);
    await undo(await commands['forget-sign-in']({ ...OF, id }));
    expect(profile().signIns).toEqual(before);
    await undo(await commands['end-sign-in']({ ...OF, id: signIn(3).id, ended: true }));
    expect(profile().signIns).toEqual(before);
    // The moment when it was ended comes back too.
    await undo(await commands['end-sign-in']({ ...OF, id, ended: false }));
    expect(profile().signIns).toEqual(before);
    expect(await commands['forget-sign-in']({ ...OF, id: 'unknown' })).toBeNull();
  });

  it('that was changed since stays as it is, and newer ones keep their places', async () => {
    const { commands, undo, profile } = create();
    const { id } = signIn(3);
    const ended = await commands['end-sign-in']({ ...OF, id, ended: true });
    const at = profile().signIns?.[0];
    if (at) at.endedAt = 1;
    await expect(undo(ended)).rejects.toMatchObject({ code: 'exists' });
    expect(profile().signIns?.[0]?.endedAt).toBe(1);

    const gone = await commands['forget-sign-in']({ ...OF, id: signIn(1).id });
    profile().signIns = Array.from({ length: 12 }, (_one, at) => signIn(100 - at));
    await expect(undo(gone)).rejects.toMatchObject({ code: 'refused' });
    expect(profile().signIns).toHaveLength(12);
  });
});

describe('a description', () => {
  it('comes back in its place', async () => {
    const { commands, undo, profile } = create();
    const before = profile().descriptions;
    await undo(await commands['remove-description']({ ...OF, file: 'b.json' }));
    expect(profile().descriptions).toEqual(before);
    expect(await commands['remove-description']({ ...OF, file: 'unknown.json' })).toBeNull();
    expect(profile().descriptions).toEqual(before);
  });

  it('does not replace another file of its name', async () => {
    const { commands, undo, profile } = create();
    const removal = await commands['remove-description']({ ...OF, file: 'b.json' });
    profile().descriptions?.push({ file: 'b.json', text: '{}' });
    await expect(undo(removal)).rejects.toMatchObject({ code: 'exists' });
    expect(profile().descriptions?.filter((one) => one.file === 'b.json')).toEqual([{ file: 'b.json', text: '{}' }]);
  });

  it('does not push out others', async () => {
    const { commands, undo, profile } = create();
    const removal = await commands['remove-description']({ ...OF, file: 'b.json' });
    profile().descriptions = Array.from({ length: 200 }, (_one, at) => file(`${at}.json`));
    await expect(undo(removal)).rejects.toMatchObject({ code: 'refused' });
    expect(profile().descriptions).toHaveLength(200);
  });
});

describe('a key of nostr', () => {
  async function connected() {
    const parts = create();
    const { permissions } = parts;
    await permissions.connectNostr({ origin: SITE, characterId: 'c', publicKey: KEY });
    await permissions.freeNostr('c', SITE, '7', 9_000);
    await permissions.connect({ origin: OTHER, characterId: 'c', accounts: [ALICE] });
    await permissions.connectNostr({ origin: OTHER, characterId: 'c', publicKey: KEY });
    const grants = () => permissions.ofCharacter('c');
    return { ...parts, grants, before: await grants() };
  }

  it('that was taken from a site is with it again, with what the site may do', async () => {
    const { commands, undo, grants, before } = await connected();
    for (const origin of [SITE, OTHER]) {
      const removal = await commands['end-nostr']({ ...OF, origin });
      expect(await grants()).not.toEqual(before);
      await undo(removal);
      expect(new Set(await grants())).toEqual(new Set(before));
    }
    expect(await commands['end-nostr']({ ...OF, origin: 'https://unknown.example' })).toBeNull();
  });

  it('does not come back to a site that has another one, was disconnected or blocked, nor once the key is gone', async () => {
    const { state, commands, undo, permissions, grants, profile } = await connected();
    const end = (origin: string) => commands['end-nostr']({ ...OF, origin });
    const first = await end(SITE);
    await permissions.connectNostr({ origin: SITE, characterId: 'c', publicKey: SECOND });
    await expect(undo(first)).rejects.toMatchObject({ code: 'exists' });
    expect((await permissions.servingNostr(SITE))?.nostr?.publicKey).toBe(SECOND);

    const second = await end(OTHER);
    await permissions.disconnect('c', OTHER);
    await expect(undo(second)).rejects.toMatchObject({ code: 'exists' });
    expect((await grants()).map(({ origin }) => origin)).toEqual([SITE]);

    await permissions.connectNostr({ origin: OTHER, characterId: 'c', publicKey: KEY });
    const third = await end(OTHER);
    state.blocked = [OTHER];
    await expect(undo(third)).rejects.toMatchObject({ code: 'exists' });
    state.blocked = [];
    await permissions.connectNostr({ origin: OTHER, characterId: 'c', publicKey: KEY });
    const fourth = await end(OTHER);
    await permissions.connectNostr({ origin: OTHER, characterId: 'another', publicKey: SECOND });
    await expect(undo(fourth)).rejects.toMatchObject({ code: 'exists' });
    expect((await permissions.servingNostr(OTHER))?.characterId).toBe('another');

    const fifth = await end(SITE);
    profile().secrets = [];
    await expect(undo(fifth)).rejects.toMatchObject({ code: 'not-found' });
    expect(await permissions.servingNostr(SITE)).toBeNull();
  });

  it('comes back with its accounts to a site that was disconnected, and not in place of what was done since', async () => {
    const here = create();
    await here.permissions.connect({ ...OF, origin: SITE, accounts: [ALICE, GONE] });
    await here.permissions.connectNostr({ ...OF, origin: SITE, publicKey: KEY });
    await here.permissions.freeNostr('c', SITE, 'texts', 99);
    const [before] = await here.permissions.ofOrigin(SITE);
    await here.undo(await here.commands['disconnect-site']({ ...OF, origin: SITE }));
    // One of its accounts was removed meanwhile.
    expect(await here.permissions.ofOrigin(SITE)).toEqual([{ ...before, accounts: [ALICE] }]);

    const disconnect = () => here.commands['disconnect-site']({ ...OF, origin: SITE });
    const again = await disconnect();
    here.state.blocked = [SITE];
    await expect(here.undo(again)).rejects.toMatchObject({ code: 'refused' });
    here.state.blocked = [];
    await here.permissions.connectNostr({ ...OF, origin: SITE, publicKey: KEY });
    const last = await disconnect();
    await here.permissions.connect({ characterId: 'd', origin: SITE, accounts: [ALICE] });
    await expect(here.undo(last)).rejects.toMatchObject({ code: 'exists' });
    expect(await here.permissions.ofOrigin(SITE)).toHaveLength(1);
    // Nothing is kept of a site that has no key.
    expect(await here.commands['disconnect-site']({ characterId: 'd', origin: SITE })).toBeNull();
  });

  it('says where it may have to be confirmed: a login method that does not manage gave it back', async () => {
    const { state, commands, undo, permissions, grants } = await connected();
    expect(await undo(await commands['end-nostr']({ ...OF, origin: SITE }))).toBeNull();
    state.rank = 'other';
    const said = expect.stringContaining('confirm');
    expect(await undo(await commands['end-nostr']({ ...OF, origin: SITE }))).toEqual(said);
    expect(await undo(await commands['remove-nostr-key']({ ...OF, publicKey: KEY }))).toEqual(said);
    for (const { origin } of await grants()) await permissions.disconnect('c', origin);
    expect(await undo(await commands['remove-nostr-key']({ ...OF, publicKey: KEY }))).toBeNull();
    expect(await undo(await commands['remove-secret']({ ...OF, targetId: 'x' }))).toBeNull();
  });

  it('that was removed comes back to the sites that are as they were', async () => {
    const { commands, undo, permissions, grants, before, bringKey } = await connected();
    await undo(await commands['remove-nostr-key']({ ...OF, publicKey: KEY }));
    expect(bringKey).toHaveBeenCalledExactlyOnceWith('c', [{ of: KEY }]);
    expect(new Set(await grants())).toEqual(new Set(before));

    const removal = await commands['remove-nostr-key']({ ...OF, publicKey: KEY });
    await permissions.disconnect('c', OTHER);
    await undo(removal);
    expect(await grants()).toEqual(before.filter(({ origin }) => origin === SITE));
  });

  it('that cannot come back is given to no site', async () => {
    const { commands, undo, grants, bringKey } = await connected();
    const removal = await commands['remove-nostr-key']({ ...OF, publicKey: KEY });
    bringKey.mockRejectedValueOnce(new Error('another one took its place'));
    await expect(undo(removal)).rejects.toThrow('another one');
    expect((await grants()).filter(({ nostr }) => nostr)).toEqual([]);
  });

  it('that is back, but not with its sites, comes back to them with another try', async () => {
    const { commands, undo, permissions, grants, before, bringKey } = await connected();
    const removal = await commands['remove-nostr-key']({ ...OF, publicKey: KEY });
    vi.spyOn(permissions, 'bringNostrBack').mockRejectedValueOnce(new WalletError('storage-full', 'full'));
    await expect(undo(removal)).rejects.toMatchObject({ code: 'storage-full' });
    await undo(removal);
    expect(bringKey).toHaveBeenCalledOnce();
    expect(new Set(await grants())).toEqual(new Set(before));
  });
});
