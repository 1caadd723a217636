/** window.nostr as a site meets it: connecting, asking, going on without a prompt, and everything that is not given. */
import { describe, expect, it } from 'vitest';
import type { ApprovalEdits } from '../messaging/approval.ts';
import { encryptText } from '../nostr/nip44.ts';
import { codeOf, createWorld, NOSTR_KEY, ok, SITE, settle, TOP, type World } from './testing/world.ts';

const note = (kind = 1) => ({ kind, created_at: 1_700_000_000, tags: [], content: 'Curtain up' });
const PAYLOAD = encryptText('the prompter whispers', new Uint8Array(32).fill(1));

const connected = async (): Promise<World> => {
  const world = createWorld();
  await world.permissions.connectNostr({ origin: SITE, characterId: 'c1', publicKey: NOSTR_KEY });
  return world;
};

async function approve(world: World, edits: ApprovalEdits = {}): Promise<void> {
  const [first] = await world.waiting();
  if (!first) throw new Error('Nothing waits.');
  world.state.now += 1000;
  await world.approvals.decide(first.id, { kind: 'approve', revision: first.revision, edits, ticked: [] });
  await settle();
}

describe('the public key', () => {
  it('is given once the person agrees, and then without asking', async () => {
    const world = createWorld();
    const [one, two] = [world.request('nostr_getPublicKey'), world.request('nostr_getPublicKey')];
    expect(await world.waiting()).toMatchObject([{ payload: { kind: 'nostr-connect' }, characterId: 'c1' }]);
    await approve(world);
    expect(await Promise.all([one, two])).toEqual([ok(NOSTR_KEY), ok(NOSTR_KEY)]);
    expect(await world.request('nostr_getPublicKey')).toEqual(ok(NOSTR_KEY));
    expect(world.state.prompts).toBe(1);
    // It sees no account by that.
    expect(await world.request('eth_accounts')).toEqual(ok([]));
  });

  it('is asked of the character whose accounts the site sees', async () => {
    const world = createWorld();
    await world.connect(SITE, 'c2');
    void world.request('nostr_getPublicKey');
    expect(await world.waiting()).toMatchObject([{ characterId: 'c2' }]);
  });

  it('waits for the login, and is refused with it', async () => {
    const world = createWorld();
    world.state.unlocked = false;
    const asked = world.request('nostr_getPublicKey');
    await settle();
    expect(world.state).toMatchObject({ unlocks: 1, prompts: 0 });
    world.giveUpUnlock();
    expect(codeOf(await asked)).toBe(4001);
  });

  it('a connect prompt for accounts is not shared with one for the key', async () => {
    const world = createWorld();
    const [accounts, key] = [world.request('eth_requestAccounts'), world.request('nostr_getPublicKey')];
    await world.approveFirst();
    expect(await world.waiting()).toMatchObject([{ payload: { kind: 'nostr-connect' } }]);
    await approve(world);
    expect((await accounts).kind).toBe('result');
    expect(await key).toEqual(ok(NOSTR_KEY));
  });

  it('a refusal is told as such', async () => {
    const world = createWorld();
    const asked = world.request('nostr_getPublicKey');
    await world.refuseFirst();
    expect(codeOf(await asked)).toBe(4001);
  });
});

describe('without a key', () => {
  it.each([
    ['nostr_signEvent', [note()]],
    ['nostr_nip44_encrypt', [NOSTR_KEY, 'x']],
    ['nostr_nip44_decrypt', [NOSTR_KEY, PAYLOAD]],
  ])('%s says how to get one, also where the site sees accounts', async (method, params) => {
    const world = createWorld();
    await world.connect();
    const reply = await world.request(method, params);
    expect(reply).toMatchObject({ kind: 'error', error: { code: 4100 } });
    expect(JSON.stringify(reply)).toContain('window.nostr.getPublicKey');
    expect(world.state.prompts).toBe(0);
  });

  it('nor with one of a character that is closed', async () => {
    const world = await connected();
    world.state.open = ['c2'];
    expect(codeOf(await world.request('nostr_signEvent', [note()]))).toBe(4100);
    // As with accounts, another character is offered.
    world.state.active = 'c2';
    void world.request('nostr_getPublicKey');
    expect(await world.waiting()).toMatchObject([{ characterId: 'c2', payload: { kind: 'nostr-connect' } }]);
  });

  it('nor in a frame whose own origin has none', async () => {
    const world = createWorld();
    const caller = { ...TOP, frameId: 3, within: 'https://top.example' };
    expect(codeOf(await world.request('nostr_getPublicKey', [], { caller }))).toBe(4100);
    await world.permissions.connectNostr({ origin: SITE, characterId: 'c1', publicKey: NOSTR_KEY });
    expect(await world.request('nostr_getPublicKey', [], { caller })).toEqual(ok(NOSTR_KEY));
  });
});

it('an event comes before the person whole, and with the public key of the site', async () => {
  const world = await connected();
  const asked = world.request('nostr_signEvent', [{ ...note(), id: 'x', sig: 'y', pubkey: NOSTR_KEY.toUpperCase() }]);
  expect(await world.waiting()).toMatchObject([
    { payload: { kind: 'nostr-event', publicKey: NOSTR_KEY, event: note() } },
  ]);
  await approve(world);
  expect(await asked).toEqual(ok({ kind: 'nostr-event', publicKey: NOSTR_KEY, event: note() }));
});

it('a switched network changes nothing for an event that waits', async () => {
  const world = await connected();
  await world.connect();
  const asked = world.request('nostr_signEvent', [note()]);
  await world.permissions.setChain('c1', SITE, 10);
  await approve(world);
  expect((await asked).kind).toBe('result');
});

describe('without a prompt', () => {
  it('texts go on once the person lets them, also those that wait already', async () => {
    const world = await connected();
    const texts = Array.from({ length: 40 }, () => world.request('nostr_nip44_decrypt', [NOSTR_KEY, PAYLOAD]));
    expect(await world.waiting()).toHaveLength(1);
    await approve(world, { repeat: 'always' });
    expect((await Promise.all(texts)).every(({ kind }) => kind === 'result')).toBe(true);
    expect((await world.request('nostr_nip44_encrypt', [NOSTR_KEY, 'x'])).kind).toBe('result');
    expect(world.state.prompts).toBe(1);
    // Signing is another matter.
    void world.request('nostr_signEvent', [note()]);
    expect(await world.waiting()).toHaveLength(1);
  });

  it('events of one kind, and of no other', async () => {
    const world = await connected();
    void world.request('nostr_signEvent', [note(7)]);
    await approve(world, { repeat: 'always' });
    expect((await world.request('nostr_signEvent', [note(7)])).kind).toBe('result');
    expect(world.state.prompts).toBe(1);
    void world.request('nostr_signEvent', [note(1)]);
    expect(await world.waiting()).toHaveLength(1);
  });

  it.each([0, 3, 5, 62, 10_002, 27_235, 22_242, 23_194, 40_123])(
    'never kind %i, whatever the page of the prompt sends',
    async (kind) => {
      const world = await connected();
      void world.request('nostr_signEvent', [note(kind)]);
      await expect(approve(world, { repeat: 'always' })).rejects.toMatchObject({ code: 'bad-input' });
    },
  );

  it('nothing in a frame of another site, neither asked for nor done', async () => {
    const world = await connected();
    const caller = { ...TOP, frameId: 3, within: 'https://around.example' };
    void world.request('nostr_signEvent', [note(7)], { caller });
    await expect(approve(world, { repeat: 'always' })).rejects.toMatchObject({ code: 'bad-input' });
    await approve(world);
    void world.request('nostr_signEvent', [note(7)]);
    await approve(world, { repeat: 'always' });
    expect((await world.request('nostr_signEvent', [note(7)])).kind).toBe('result');
    void world.request('nostr_signEvent', [note(7)], { caller });
    expect(await world.waiting()).toHaveLength(1);
  });

  it('a login at the relay of the site itself may repeat', async () => {
    const world = await connected();
    const login = {
      ...note(22_242),
      tags: [
        ['relay', 'wss://relay.app.example'],
        ['challenge', 'x'],
      ],
    };
    void world.request('nostr_signEvent', [login]);
    await approve(world, { repeat: 'always' });
    expect((await world.request('nostr_signEvent', [login])).kind).toBe('result');
    void world.request('nostr_signEvent', [{ ...login, tags: [['relay', 'wss://relay.elsewhere.example']] }]);
    expect(await world.waiting()).toHaveLength(1);
  });
});

describe('never asks the person', () => {
  it('relays: there are none', async () => {
    expect(await createWorld().request('nostr_getRelays')).toEqual(ok({}));
  });
  it.each(['encrypt', 'decrypt'])('nip04.%s is refused with words', async (act) => {
    const world = await connected();
    const reply = await world.request(`nostr_nip04_${act}`, [NOSTR_KEY, 'x']);
    expect(reply).toMatchObject({ kind: 'error', error: { code: 4200 } });
    expect(JSON.stringify(reply)).toContain('window.nostr.nip44');
    expect(world.state.prompts).toBe(0);
  });
});
