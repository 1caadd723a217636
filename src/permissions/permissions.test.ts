/** A site is served by one character at a time, whatever happens in between. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hex } from '../lib/bytes.ts';
import { toPermissions } from './eip2255.ts';
import { createPermissions } from './permissions.ts';
import { createMemoryGrants, createMemoryPreferredChains } from './testing/memory-grants.ts';

const ALICE: Hex = '0x00000000000000000000000000000000000a11ce';
const BOB: Hex = '0x0000000000000000000000000000000000000b0b';
const SITE = 'https://app.example';

function create() {
  const store = createMemoryGrants();
  const changed: string[] = [];
  const clock = { now: 1 };
  const permissions = createPermissions({
    store,
    preferredChains: createMemoryPreferredChains(),
    clock: () => clock.now,
    onChange: (origins) => changed.push(...origins),
  });
  return { store, permissions, changed, clock };
}

describe('permissions', () => {
  it('keeps the network that a site asked for before it was connected, and lets it begin there', async () => {
    const { permissions } = create();
    await permissions.setPreferredChain(SITE, 10);
    expect(await permissions.preferredChain(SITE)).toBe(10);
    expect(await permissions.preferredChain('https://other.example')).toBeNull();
    expect(await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] })).toMatchObject({
      chainId: 10,
    });
    expect(await permissions.preferredChain(SITE)).toBeNull();
    for (let n = 0; n < 120; n++) await permissions.setPreferredChain(`https://s${n}.example`, 10);
    expect(await permissions.preferredChain('https://s0.example')).toBeNull();
    expect(await permissions.preferredChain('https://s119.example')).toBe(10);
  });

  it('shows a site the accounts of one character, lower-case, each once, in order', async () => {
    const { permissions, changed } = create();
    expect(await permissions.serving(SITE)).toBeNull();
    await permissions.connect({
      origin: SITE,
      characterId: 'a',
      accounts: [BOB, ALICE.toUpperCase().replace('X', 'x') as Hex, BOB],
    });
    expect(await permissions.serving(SITE)).toEqual({
      origin: SITE,
      characterId: 'a',
      accounts: [BOB, ALICE],
      chainId: 1,
      chains: [1],
      since: 1,
      serves: true,
    });
    expect(await permissions.serving('https://other.example')).toBeNull();
    expect(await permissions.serving('http://app.example')).toBeNull();
    expect(changed).toEqual([SITE]);
    await expect(permissions.connect({ origin: SITE, characterId: 'a', accounts: [] })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('keeps the network and the date of a connection that is renewed', async () => {
    const { permissions, clock } = create();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE], chainId: 10 });
    clock.now = 99;
    expect(await permissions.connect({ origin: SITE, characterId: 'a', accounts: [BOB] })).toMatchObject({
      chainId: 10,
      since: 1,
    });
  });

  it('never two characters together: connecting or moving takes the site over', async () => {
    const { permissions } = create();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    await permissions.connect({ origin: SITE, characterId: 'b', accounts: [BOB] });
    expect((await permissions.serving(SITE))?.accounts).toEqual([BOB]);
    expect((await permissions.ofOrigin(SITE)).filter(({ serves }) => serves)).toHaveLength(1);
    await permissions.move(SITE, 'a');
    expect((await permissions.serving(SITE))?.accounts).toEqual([ALICE]);
    await expect(permissions.move(SITE, 'c')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('two grants that both serve serve nobody, until the person decides', async () => {
    const { permissions, store } = create();
    const grant = { origin: SITE, chainId: 1, since: 1, serves: true };
    store.grants = [
      { ...grant, characterId: 'a', accounts: [ALICE] },
      { ...grant, characterId: 'b', accounts: [BOB] },
    ];
    expect(await permissions.serving(SITE)).toBeNull();
    await permissions.move(SITE, 'b');
    expect((await permissions.serving(SITE))?.characterId).toBe('b');
  });

  it('a store that fails between the two writes of a move leaves nobody', async () => {
    const { permissions, store } = create();
    await permissions.connect({ origin: SITE, characterId: 'b', accounts: [BOB] });
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE] });
    let writes = 0;
    store.beforeWrite = () => {
      if (++writes === 2) throw new Error('stopped');
    };
    await expect(permissions.move(SITE, 'b')).rejects.toThrow('stopped');
    expect(await permissions.serving(SITE)).toBeNull();
  });

  it('revokes, disconnects, forgets accounts and networks', async () => {
    const { permissions, changed } = create();
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE, BOB], chainId: 10 });
    await permissions.connect({ origin: 'https://b.example', characterId: 'a', accounts: [ALICE] });
    expect((await permissions.setAccounts('a', SITE, [BOB, ALICE, BOB])).accounts).toEqual([BOB, ALICE]);
    await expect(permissions.setAccounts('a', SITE, [])).rejects.toMatchObject({ code: 'bad-input' });
    await expect(permissions.setAccounts('b', SITE, [BOB])).rejects.toMatchObject({ code: 'not-found' });
    changed.length = 0;
    await permissions.forgetAccount('a', ALICE);
    expect((await permissions.serving(SITE))?.accounts).toEqual([BOB]);
    expect(await permissions.serving('https://b.example')).toBeNull();
    expect(changed.sort()).toEqual([SITE, 'https://b.example']);
    await permissions.forgetChain(10, 1);
    expect((await permissions.serving(SITE))?.chainId).toBe(1);
    expect(await permissions.revoke(SITE)).toBe(true);
    expect(await permissions.revoke(SITE)).toBe(false);
    expect(await permissions.ofCharacter('a')).toEqual([]);
  });

  it('keeps the networks that the person let a site use, each once, until they are given up', async () => {
    const { permissions } = create();
    const chains = async () => (await permissions.serving(SITE))?.chains;
    await permissions.forgetChains(SITE);
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [ALICE], chainId: 10, chains: [1, 10, 5] });
    expect(await chains()).toEqual([10, 1, 5]);
    await permissions.setChain('a', SITE, 7);
    expect(await chains()).toEqual([7, 10, 1, 5]);
    await permissions.connect({ origin: SITE, characterId: 'a', accounts: [BOB] });
    expect(await chains()).toEqual([7, 10, 1, 5]);
    await permissions.setAccounts('a', SITE, [ALICE]);
    await permissions.forgetChain(10, 1);
    expect(await permissions.serving(SITE)).toMatchObject({ chainId: 7, chains: [7, 1, 5] });
    await permissions.setChain('a', SITE, 5, { only: true });
    expect(await chains()).toEqual([5]);
    await permissions.setChain('a', SITE, 1);
    await permissions.setChain('a', SITE, 5);
    await permissions.forgetChains(SITE, [1, 99]);
    expect(await chains()).toEqual([5]);
    await permissions.forgetChains(SITE);
    expect(await permissions.serving(SITE)).toMatchObject({ chainId: 5, chains: [], accounts: [ALICE] });
    for (let n = 1; n < 40; n++) await permissions.setChain('a', SITE, n);
    expect(await chains()).toHaveLength(32);
    expect((await chains())?.[0]).toBe(39);
  });

  it('one change at a time: interleaved ones end as in some order, with one that serves', async () => {
    const act = fc.constantFrom('connect-a', 'connect-b', 'move-a', 'move-b', 'revoke', 'chain-a');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const { permissions, store } = create();
        await Promise.allSettled(
          acts.map((name) => {
            const [verb, characterId = ''] = name.split('-');
            if (verb === 'connect') return permissions.connect({ origin: SITE, characterId, accounts: [ALICE] });
            if (verb === 'move') return permissions.move(SITE, characterId);
            if (verb === 'chain') return permissions.setChain(characterId, SITE, 10);
            return permissions.revoke(SITE);
          }),
        );
        expect(store.grants.filter(({ serves }) => serves).length).toBeLessThanOrEqual(1);
        const ended = new Set(store.grants.map(({ characterId }) => characterId));
        expect(ended.size).toBe(store.grants.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('EIP-2255', () => {
  it('eth_accounts first, its first caveat the addresses; nothing of the character', () => {
    const grant = {
      origin: SITE,
      characterId: 'secret',
      accounts: [ALICE],
      chainId: 10,
      since: 5,
      serves: true,
      chains: [10],
    };
    const permissions = toPermissions(grant);
    expect(permissions[0]).toEqual({
      id: 'eth_accounts-5',
      invoker: SITE,
      parentCapability: 'eth_accounts',
      date: 5,
      caveats: [{ type: 'restrictReturnedAccounts', value: [ALICE] }],
    });
    expect(permissions[1]?.caveats).toEqual([{ type: 'restrictNetworkSwitching', value: ['0xa'] }]);
    expect(JSON.stringify(permissions)).not.toContain('secret');
    expect(toPermissions({ ...grant, chains: [] })).toHaveLength(1);
    expect(toPermissions(null)).toEqual([]);
  });
});
