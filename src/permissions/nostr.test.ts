/** Nostr keys as a part of grants: beside accounts or without them, ended by themselves, one character for both. */
import { describe, expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { FOR_EVER } from './grant.ts';
import { createPermissions } from './permissions.ts';
import { createMemoryGrants, createMemoryPreferredChains } from './testing/memory-grants.ts';

const SITE = 'https://app.example';
const ALICE = '0x00000000000000000000000000000000000a11ce';
const [KEY, OTHER] = ['1'.repeat(64), '2'.repeat(64)];

function create() {
  const state = { now: 1000, locked: false };
  const grants = createMemoryGrants();
  const permissions = createPermissions({
    store: {
      ...grants,
      save: async (grant) => {
        if (state.locked && grant.serves) throw new WalletError('locked', 'locked');
        await grants.save(grant);
      },
    },
    preferredChains: createMemoryPreferredChains(),
    clock: () => state.now,
    onChange: () => {},
  });
  const connect = (characterId = 'c1', publicKey = KEY) =>
    permissions.connectNostr({ origin: SITE, characterId, publicKey });
  const accounts = (characterId = 'c1') => permissions.connect({ origin: SITE, characterId, accounts: [ALICE] });
  return { state, permissions, connect, accounts };
}

it('a key alone shows no account, and serves no request about accounts', async () => {
  const { permissions, connect } = create();
  await connect();
  expect(await permissions.serving(SITE)).toBe(null);
  expect(await permissions.servingNostr(SITE)).toMatchObject({ accounts: [], nostr: { publicKey: KEY, free: {} } });
});

it('accounts and a key of one character stand beside each other, whichever came first', async () => {
  for (const order of ['key', 'accounts'] as const) {
    const { permissions, connect, accounts } = create();
    if (order === 'key') await connect();
    await accounts();
    if (order === 'accounts') await connect();
    expect(await permissions.serving(SITE)).toMatchObject({ accounts: [ALICE], nostr: { publicKey: KEY } });
    expect(await permissions.servingNostr(SITE)).toMatchObject({ accounts: [ALICE], nostr: { publicKey: KEY } });
  }
});

it('a site has accounts and key of one character: the later one serves it', async () => {
  const { permissions, connect, accounts } = create();
  await accounts('c1');
  await connect('c2');
  expect(await permissions.serving(SITE)).toBe(null);
  expect(await permissions.servingNostr(SITE)).toMatchObject({ characterId: 'c2' });
});

describe('ending', () => {
  it('the key leaves the accounts, the accounts leave the key', async () => {
    const { permissions, connect, accounts } = create();
    await accounts();
    await connect();
    await permissions.endNostr('c1', SITE);
    expect(await permissions.servingNostr(SITE)).toBe(null);
    expect(await permissions.serving(SITE)).toMatchObject({ accounts: [ALICE] });
    await connect();
    expect(await permissions.revoke(SITE, { keepNostr: true })).toBe(true);
    expect(await permissions.serving(SITE)).toBe(null);
    expect(await permissions.servingNostr(SITE)).toMatchObject({ accounts: [], nostr: { publicKey: KEY } });
    expect(await permissions.revoke(SITE, { keepNostr: true })).toBe(false);
  });

  it('the last of both removes the grant; the person and a deleted account too', async () => {
    const { permissions, connect, accounts } = create();
    await connect();
    await permissions.endNostr('c1', SITE);
    expect(await permissions.ofOrigin(SITE)).toEqual([]);
    await connect();
    await accounts();
    await permissions.forgetAccount('c1', ALICE);
    expect(await permissions.servingNostr(SITE)).toMatchObject({ accounts: [] });
    expect(await permissions.revoke(SITE)).toBe(true);
    expect(await permissions.ofOrigin(SITE)).toEqual([]);
  });

  it('a site that gives up its accounts while the wallet is locked gives up all', async () => {
    const { state, permissions, connect, accounts } = create();
    await connect();
    await accounts();
    state.locked = true;
    await permissions.revoke(SITE, { keepNostr: true });
    expect(await permissions.ofOrigin(SITE)).toEqual([]);
  });

  it('a removed key is taken from every site that has it, and from no other', async () => {
    const { permissions, connect } = create();
    await connect('c1', KEY);
    await permissions.connectNostr({ origin: 'https://b.example', characterId: 'c1', publicKey: OTHER });
    await permissions.forgetNostr('c1', KEY);
    expect(await permissions.servingNostr(SITE)).toBe(null);
    expect(await permissions.servingNostr('https://b.example')).not.toBe(null);
  });
});

it('what a site may do without a prompt ends with its time, with the key, and when the person says so', async () => {
  const { state, permissions, connect } = create();
  const free = async () => (await permissions.servingNostr(SITE))?.nostr?.free;
  await connect();
  await permissions.freeNostr('c1', SITE, '7', 2000);
  await permissions.freeNostr('c1', SITE, 'texts', FOR_EVER);
  expect(await free()).toEqual({ 7: 2000, texts: FOR_EVER });
  await connect();
  expect(await free()).toEqual({ 7: 2000, texts: FOR_EVER });
  state.now = 2000;
  await permissions.freeNostr('c1', SITE, '1', 3000);
  expect(await free()).toEqual({ 1: 3000, texts: FOR_EVER });
  await permissions.askNostrAgain('c1', SITE);
  expect(await free()).toEqual({});
  await permissions.freeNostr('c1', SITE, 'texts', FOR_EVER);
  await connect('c1', OTHER);
  expect(await free()).toEqual({});
  await permissions.endNostr('c1', SITE);
  await expect(permissions.freeNostr('c1', SITE, 'texts', FOR_EVER)).rejects.toMatchObject({ code: 'not-found' });
});
