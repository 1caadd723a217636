/** Words of the prompts of nostr: what a site learns, what an event is, and where it logs in. */
import { describe, expect, it } from 'vitest';
import type { EventDraft } from '../../nostr/event.ts';
import { npubOf } from '../../nostr/key.ts';
import {
  BROUGHT_KEY,
  type Given,
  NOSTR_KEY,
  NOW,
  review,
  rowsOf,
  sentenceOf,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';

const SECONDS = Math.floor(NOW / 1000);
const event = (more: Partial<EventDraft> = {}): EventDraft => ({
  kind: 1,
  created_at: SECONDS,
  tags: [],
  content: 'Curtain up',
  ...more,
});
const sign = (more: Partial<EventDraft> = {}, given: Given = {}) =>
  review(
    { kind: 'nostr-event', publicKey: NOSTR_KEY, event: event(more) },
    { request: { account: null, ...given.request }, ...given },
  );
const connect = (given: Given = {}) =>
  review({ kind: 'nostr-connect' }, { ...given, request: { account: null, ...given.request } });

describe('a login', () => {
  it('says what the site learns, and proposes a key for it alone', async () => {
    const made = await connect();
    expect(sentenceOf(made)).toBe('Sign in to uniswap.org with Nostr as *Everyday*?');
    expect(rowsOf(made)).toEqual([
      'Can see: one public key',
      'Links you to: nothing; only uniswap.org has this key',
      'Can ask: to sign events, and to encrypt and decrypt texts',
      'Can’t see: the private key, accounts, or other characters',
    ]);
    expect(made.body).toMatchObject({
      kind: 'nostr-connect',
      chosen: NOSTR_KEY,
      keys: [{ npub: npubOf(NOSTR_KEY), name: 'Only for uniswap.org' }, { name: 'Ida' }],
      others: [{ id: 'market' }, { id: 'savings' }],
    });
    expect(warningsOf(made)).toEqual([]);
    expect(made.raw).toContain(npubOf(NOSTR_KEY));
  });

  it('with a brought key warns that it links', async () => {
    const made = await connect({ edits: { publicKey: BROUGHT_KEY } });
    expect(made.body).toMatchObject({ chosen: BROUGHT_KEY });
    expect(warningsOf(made)).toEqual(['caution nostr-links']);
    expect(warningOf(made, 'nostr-links')?.text).toContain('decrypt private messages that this key received elsewhere');
    // A key that is not there is not chosen.
    expect((await connect({ edits: { publicKey: '1'.repeat(64) } })).body).toMatchObject({ chosen: NOSTR_KEY });
  });

  it('is refused for a character whose keys are not there, which another one can take over', async () => {
    const made = await connect({ data: { nostrKeys: () => Promise.reject(new Error('closed')) } });
    expect(made.refused).toBe(true);
    expect(warningsOf(made)).toEqual(['refused nostr-no-key']);
    expect(made.body).toMatchObject({ keys: [], others: [{ id: 'market' }, { id: 'savings' }] });
  });

  it('says that the site knows another character', async () => {
    const made = await connect({ data: { knownAs: async () => [{ id: 'market', name: 'Night Market' }] } });
    expect(warningsOf(made)).toEqual(['caution known-as-other']);
  });
});

describe('an event', () => {
  it('is named, and stands whole with its tags', async () => {
    const made = await sign({
      tags: [
        ['t', 'stage'],
        ['p', BROUGHT_KEY],
      ],
    });
    expect(sentenceOf(made)).toBe('Sign a public note for uniswap.org as *Everyday*?');
    expect(rowsOf(made)).toEqual([
      'Kind: Public note (1)',
      'Mentions: npub16sdj9zv…8rq74h',
      expect.stringMatching(/^Dated: /),
      'Key: npub1zutzeys…d2x7nu (public key)',
      'Moves funds: No',
    ]);
    expect(made.body).toEqual({
      kind: 'nostr',
      text: 'Curtain up',
      tags: ['t · stage', `p · ${BROUGHT_KEY}`],
      repeat: 'the site may sign more events of this kind (Public note)',
    });
    expect(JSON.parse(made.raw)).toMatchObject({
      ...event(),
      tags: [
        ['t', 'stage'],
        ['p', BROUGHT_KEY],
      ],
      pubkey: NOSTR_KEY,
    });
    expect([made.verb, warningsOf(made)]).toEqual(['Sign', []]);
  });

  it.each([
    [0, 'your public profile'],
    [3, 'the list of people you follow'],
    [4, 'an old-style direct message'],
    [5, 'a request to delete events'],
    [7, 'a reaction'],
    [1984, 'a public report'],
    [9734, 'a request for a zap invoice'],
    [10_002, 'the list of your relays'],
    [30_023, 'an article'],
    [30_078, 'settings of an app'],
    [40_123, 'an event of kind 40123'],
  ])('of kind %i is %s', async (kind, words) => {
    expect(sentenceOf(await sign({ kind }))).toBe(`Sign ${words} for uniswap.org as *Everyday*?`);
  });

  it.each([
    [0, 'caution nostr-replaces'],
    [3, 'caution nostr-replaces'],
    [10_002, 'caution nostr-replaces'],
    [5, 'caution nostr-deletion'],
    [1984, 'caution nostr-report'],
    [4, 'caution nostr-old-message'],
    [62, 'danger nostr-vanish'],
    [23_194, 'danger nostr-wallet-command'],
    [40_123, 'caution nostr-unknown-kind'],
  ])('of kind %i warns: %s', async (kind, warning) => {
    expect(warningsOf(await sign({ kind }))).toEqual([warning]);
  });

  it('marks hidden characters in text and tags', async () => {
    const made = await sign({ content: 'ab\u200bc', tags: [['t', '\u202egnirts']] });
    expect(made.body).toMatchObject({ text: 'ab⟨U+200B⟩c', tags: ['t · ⟨U+202E⟩gnirts'] });
    expect(warningsOf(made)).toEqual(['danger turned-text']);
    expect(warningsOf(await sign({ content: 'ab\u200bc' }))).toEqual(['caution hidden-characters']);
  });

  it('shows each tag on one line, and marks hidden characters in the raw data too', async () => {
    const made = await sign({ content: 'ab\u202ec', tags: [['alt', 'x\nrelay · wss://uniswap.org']] });
    expect(made.body).toMatchObject({ tags: ['alt · x⟨U+000A⟩relay · wss://uniswap.org'] });
    expect(made.raw).toContain('ab⟨U+202E⟩c');
  });

  it('offers no repetition to a frame of another site', async () => {
    const made = await sign({}, { request: { within: 'https://around.example' } });
    expect(made.body).toMatchObject({ repeat: null });
  });

  it('cuts a long list of tags in the card, never in the raw data', async () => {
    const tags = Array.from({ length: 250 }, (_, at) => ['p', String(at)]);
    const made = await sign({ kind: 3, tags });
    expect(made.body).toMatchObject({ tags: expect.arrayContaining(['p · 199', 'and 50 more tags']) });
    expect(rowsOf(made)).toContain('You would follow: 250 people');
    expect(JSON.parse(made.raw).tags).toEqual(tags);
  });

  it('says how much a zap is', async () => {
    const amount = (text: string) => sign({ kind: 9734, tags: [['amount', text]] }).then(rowsOf);
    expect(await amount('21000')).toContain('Amount: 21 sats');
    expect(await amount('1')).toContain('Amount: 1 thousandths of a sat');
    expect(await amount('x')).toContain('Amount: not specified');
  });

  it('that is dated far away is remarked', async () => {
    expect(warningsOf(await sign({ created_at: SECONDS - 3 * 86_400 }))).toEqual(['note nostr-date']);
    expect(warningsOf(await sign({ created_at: SECONDS - 60 }))).toEqual([]);
  });
});

describe('a login by an event', () => {
  const http = (address: string) =>
    sign({
      kind: 27_235,
      tags: [
        ['u', address],
        ['method', 'POST'],
      ],
    });
  const relay = (address: string) =>
    sign({
      kind: 22_242,
      tags: [
        ['relay', address],
        ['challenge', 'x'],
      ],
    });

  it('at the asking site warns of nothing', async () => {
    const made = await http('https://api.uniswap.org/login');
    expect(warningsOf(made)).toEqual([]);
    expect(rowsOf(made)).toEqual(
      expect.arrayContaining(['Signs in to: https://api.uniswap.org/login', 'For a request from: POST']),
    );
    expect(made.verb).toBe('Sign in');
    expect(warningsOf(await relay('wss://relay.uniswap.org'))).toEqual([]);
  });

  it.each([
    'https://bank.example/login',
    'https://uniswap.org.evil.example/',
    'https://app.uniswap.org@evil.example/',
    'javascript:alert(1)',
    'nothing',
    '',
  ])('at %s is a danger with a tick', async (address) => {
    const made = await http(address);
    expect(warningsOf(made)).toEqual(['danger nostr-login-elsewhere']);
    expect(warningOf(made, 'nostr-login-elsewhere')?.tick).toBeDefined();
    expect(made.verb).toBe('Sign in anyway');
    expect(made.body).toMatchObject({ repeat: null });
  });

  it('with two addresses is a danger that names both', async () => {
    const tags = ['https://uniswap.org/a', 'https://bank.example/a'].map((address) => ['u', address]);
    const made = await sign({ kind: 27_235, tags });
    expect(warningsOf(made)).toEqual(['danger nostr-login-elsewhere']);
    expect(warningOf(made, 'nostr-login-elsewhere')?.text).toContain(
      'https://uniswap.org/a and https://bank.example/a',
    );
  });

  it('at a relay of somebody else is a danger, and may not be repeated without a prompt', async () => {
    const made = await relay('wss://relay.example');
    expect(warningsOf(made)).toEqual(['danger nostr-relay-elsewhere']);
    expect(made.body).toMatchObject({ repeat: null });
    expect((await relay('wss://relay.uniswap.org')).body).toMatchObject({
      repeat: expect.stringContaining('Relay login'),
    });
  });
});

const GROUPS = 'npub16sdj 9zv4f8sl8 5e45vgq9n 7nsgt5qph pvmf7vk8r 5hhvmdjxx 4es8rq74h';

describe('a text', () => {
  const text = (act: 'encrypt' | 'decrypt', peer = BROUGHT_KEY, words = 'the prompter \u200bwhispers') =>
    review({ kind: 'nostr-text', publicKey: NOSTR_KEY, act, peer, text: words }, { request: { account: null } });

  it('that is encrypted stands whole, with the other side', async () => {
    const made = await text('encrypt');
    expect(sentenceOf(made)).toBe('Encrypt a text for uniswap.org as *Everyday*?');
    expect(made.body).toMatchObject({ text: 'the prompter ⟨U+200B⟩whispers' });
    expect(warningsOf(made)).toEqual(['caution hidden-characters']);
    expect(rowsOf(made)[0]).toBe(`For: npub16sdj9zv…8rq74h (${GROUPS})`);
  });

  it('that is decrypted names who it is between', async () => {
    const made = await text('decrypt');
    expect(sentenceOf(made)).toBe('Let uniswap.org decrypt a message for *Everyday*?');
    expect(made.body).toMatchObject({ text: '', repeat: 'the site may encrypt and decrypt any text, with anyone' });
    expect(rowsOf(made)[0]).toBe(`Between you and: npub16sdj9zv…8rq74h (${GROUPS})`);
    expect(rowsOf(await text('decrypt', NOSTR_KEY))[0]).toBe('Between you and: yourself (only this key can open it)');
  });
});
