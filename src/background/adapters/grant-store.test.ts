/** What is taken from a site is taken at once, whether or not its character's profile can be written. */
import { describe, expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { SiteGrant } from '../../permissions/grant.ts';
import { createPermissions } from '../../permissions/permissions.ts';
import { createMemoryPreferredChains } from '../../permissions/testing/memory-grants.ts';
import type { Session } from '../../session/session.ts';
import { createGrantStore, type Owed } from './grant-store.ts';

const SITE = 'https://app.example';
const ALICE: Hex = '0x00000000000000000000000000000000000a11ce';
const BOB: Hex = '0x0000000000000000000000000000000000000b0b';

type Site = Omit<SiteGrant, 'characterId'>;

/** As a browser does: it gives the fields back in the order of their names. */
const stored = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_name, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort())
      : each,
  );

function createMemory<Value>() {
  let kept: Value | null = null;
  let saves = 0;
  const memory = {
    isFull: false,
    /** What a worker finds that starts now. */
    kept: () => kept,
    load: async () => structuredClone(kept),
    save: async (value: Value | null) => {
      if (value !== null && memory.isFull) throw new Error('There is no room.');
      saves += 1;
      kept = stored(value);
    },
    saves: () => saves,
  };
  return memory;
}

function create() {
  const profiles: Record<string, { sites: Site[] }> = { a: { sites: [] }, b: { sites: [] } };
  const state = { open: ['a', 'b'], readingTakes: 0, beforeReading: () => {} };
  const need = (id: string) => {
    if (state.open.length === 0) throw new WalletError('locked', 'Locked.');
    if (!state.open.includes(id)) throw new WalletError('closed', 'Closed.');
    return profiles[id];
  };
  const read = async (id: string) => {
    const found = structuredClone(need(id));
    if (state.readingTakes > 0) await new Promise((resolve) => setTimeout(resolve, state.readingTakes));
    return found;
  };
  const session = {
    layers: async () => (state.open.length > 0 ? [{ characterIds: state.open }] : []),
    profiles: {
      read,
      readable() {
        state.beforeReading();
        return Promise.all(state.open.map(async (id) => ({ id, profile: await read(id) })));
      },
      update: async (id: string, edit: (profile: unknown) => unknown) => {
        const copy = structuredClone(need(id));
        const value = edit(copy);
        profiles[id] = copy as { sites: Site[] };
        return value;
      },
    },
  } as unknown as Session;
  const memories = [createMemory<SiteGrant[]>(), createMemory<Owed[]>()] as const;
  const start = () => {
    const store = createGrantStore(session, ...memories);
    return {
      store,
      permissions: createPermissions({
        store,
        preferredChains: createMemoryPreferredChains(),
        clock: () => 1,
        onChange: () => {},
      }),
    };
  };
  const existing = new Set(['a', 'b']);
  return { profiles, state, start, existing, savedMirror: memories[0].saves, mirror: memories[0] };
}

describe('the store of grants', () => {
  it('writes the profile and the mirror; the mirror answers while locked, also to a new worker', async () => {
    const { profiles, state, start } = create();
    await start().permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    expect(profiles.a?.sites).toMatchObject([{ origin: SITE, accounts: [ALICE], serves: true }]);
    state.open = [];
    expect((await start().permissions.serving(SITE))?.accounts).toEqual([ALICE]);
    await expect(
      start().permissions.connect({ origin: SITE, characterId: 'a', accounts: [BOB] }),
    ).rejects.toMatchObject({ code: 'locked' });
  });

  it('a site that disconnects itself while locked is gone now and after the unlock', async () => {
    const { profiles, state, start, existing } = create();
    const { permissions, store } = start();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    await permissions.connect({ origin: 'https://stays.example', characterId: 'a', accounts: [ALICE] });
    state.open = [];
    expect(await permissions.revoke(SITE)).toBe(true);
    expect(await permissions.serving(SITE)).toBeNull();
    expect(profiles.a?.sites).toHaveLength(2);
    state.open = ['a'];
    const later = start();
    await later.store.rebuild(existing);
    expect(await later.permissions.serving(SITE)).toBeNull();
    expect(profiles.a?.sites.map(({ origin }) => origin)).toEqual(['https://stays.example']);
    // Paid once: a later connection is not taken away again.
    await later.permissions.connect({ origin: SITE, characterId: 'a', accounts: [BOB] });
    await later.store.rebuild(existing);
    expect((await later.permissions.serving(SITE))?.accounts).toEqual([BOB]);
    void store;
  });

  it('a site is taken over from a character that is closed, and stays so when that one opens', async () => {
    const { profiles, state, start, existing } = create();
    const { permissions, store } = start();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    state.open = ['b'];
    await store.rebuild(existing);
    expect((await permissions.serving(SITE))?.characterId).toBe('a');
    await permissions.connect({ origin: SITE, characterId: 'b', accounts: [BOB] });
    expect((await permissions.serving(SITE))?.accounts).toEqual([BOB]);
    expect(profiles.a?.sites[0]?.serves).toBe(true);
    state.open = ['a', 'b'];
    await store.rebuild(existing);
    expect((await permissions.serving(SITE))?.accounts).toEqual([BOB]);
    expect(profiles.a?.sites[0]?.serves).toBe(false);
  });

  it('a site that another character takes over while this one is closed signs in without a prompt no more', async () => {
    const { state, profiles, start, existing } = create();
    const { permissions, store } = start();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    await permissions.letSignIn('a', SITE, {
      ...{ account: ALICE, domain: 'app.example', uriPrefix: SITE, chains: [1], resources: [], statement: null },
      ...{ longest: null, since: 1, until: 2 },
    });
    expect(profiles.a?.sites[0]?.signsIn).toMatchObject({ account: ALICE });
    state.open = ['b'];
    await store.rebuild(existing);
    await permissions.connect({ origin: SITE, characterId: 'b', accounts: [BOB] });
    state.open = ['a', 'b'];
    await store.rebuild(existing);
    expect(profiles.a?.sites).toMatchObject([{ serves: false }]);
    expect(profiles.a?.sites[0]).not.toHaveProperty('signsIn');
  });

  it('takes away also where the mirror cannot be written, and writes it when there is room again', async () => {
    const { state, start, existing, mirror } = create();
    const { permissions, store } = start();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    await permissions.connect({ origin: 'https://stays.example', characterId: 'a', accounts: [ALICE] });
    mirror.isFull = true;
    await expect(permissions.revoke(SITE)).rejects.toThrow('no room');
    expect(await permissions.serving(SITE)).toBeNull();
    // A worker that starts now has nothing of before to tell a site.
    state.open = [];
    expect(await start().permissions.serving(SITE)).toBeNull();
    state.open = ['a', 'b'];
    await expect(store.rebuild(existing)).rejects.toThrow('no room');
    mirror.isFull = false;
    await store.rebuild(existing);
    expect(mirror.kept()).toMatchObject([{ origin: 'https://stays.example' }]);
  });

  it('forgets the grants of deleted characters', async () => {
    const { state, start } = create();
    const { permissions, store } = start();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    state.open = ['b'];
    await store.rebuild(new Set(['b']));
    expect(await permissions.serving(SITE)).toBeNull();
  });

  it('leaves the mirror alone at a start that finds what the worker before it left', async () => {
    const { profiles, start, existing, savedMirror } = create();
    await start().permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    const before = savedMirror();
    await start().store.rebuild(existing);
    expect(savedMirror()).toBe(before);
    // Another computer disconnected the site.
    if (profiles.a) profiles.a.sites = [];
    const { store, permissions } = start();
    await store.rebuild(existing);
    expect([savedMirror(), await permissions.serving(SITE)]).toEqual([before + 1, null]);
  });

  it.each([
    ['locked', []],
    ['closed for one character', ['b']],
  ])(
    'keeps the grants of characters that were open when the wallet is %s between two readings',
    async (_what, left) => {
      const { state, start, existing } = create();
      const { store, permissions } = start();
      await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
      let readings = 0;
      state.beforeReading = () => {
        readings += 1;
        if (readings === 2) state.open = left;
      };
      await store.rebuild(existing);
      expect(readings).toBe(2);
      expect((await permissions.serving(SITE))?.accounts).toEqual([ALICE]);
      expect((await start().permissions.serving(SITE))?.accounts).toEqual([ALICE]);
    },
  );

  it('does not give back a grant that is owed to a character which opens between two readings', async () => {
    const { state, start, existing } = create();
    const { store, permissions } = start();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    state.open = ['b'];
    await permissions.revoke(SITE);
    let readings = 0;
    state.beforeReading = () => {
      readings += 1;
      if (readings === 2) state.open = ['a', 'b'];
    };
    await store.rebuild(existing);
    expect(await permissions.serving(SITE)).toBeNull();
    await store.rebuild(existing);
    expect(await permissions.serving(SITE)).toBeNull();
  });

  it('does not give back a grant that was taken while the mirror was rebuilt', async () => {
    const { state, start, existing } = create();
    const { store, permissions } = start();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    state.readingTakes = 20;
    await Promise.all([store.rebuild(existing), permissions.revoke(SITE)]);
    expect(await permissions.serving(SITE)).toBeNull();
  });

  it('does not lose a grant that was given while the mirror was rebuilt', async () => {
    const { state, start, existing } = create();
    const { store, permissions } = start();
    state.readingTakes = 20;
    await Promise.all([
      store.rebuild(existing),
      permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] }),
    ]);
    expect((await permissions.serving(SITE))?.accounts).toEqual([ALICE]);
  });
});
