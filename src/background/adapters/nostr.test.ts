/** What a site does with a Nostr key without a prompt: only what it was let do, as long as that lasts, and never past the signing policy. */
import { expect, it } from 'vitest';
import { freeActOf } from '../../approvals/nostr.ts';
import type { NostrPayload } from '../../approvals/record.ts';
import { WalletError } from '../../lib/errors.ts';
import { createPermissions } from '../../permissions/permissions.ts';
import { createMemoryGrants, createMemoryPreferredChains } from '../../permissions/testing/memory-grants.ts';
import { siteName } from '../../testing/site-name.ts';
import { siteNostrView } from '../views/nostr-views.ts';
import { actWithNostr, createNostrDoor } from './nostr.ts';

const SITE = 'https://app.example';
const KEY = '1'.repeat(64);
const event = (kind: number) => ({ kind, created_at: 1, tags: [], content: '' });
const signing = (kind = 7): NostrPayload => ({ kind: 'nostr-event', publicKey: KEY, event: event(kind) });
const texts = (act: 'encrypt' | 'decrypt'): NostrPayload => ({
  kind: 'nostr-text',
  publicKey: KEY,
  act,
  peer: KEY,
  text: 'x',
});
const asker = { key: 'k', origin: SITE, within: null, characterId: 'a' };

async function create() {
  const state = { now: 1000, told: 0, fault: null as WalletError | null };
  const permissions = createPermissions({
    store: createMemoryGrants(),
    preferredChains: createMemoryPreferredChains(),
    clock: () => state.now,
    onChange: () => {},
  });
  await permissions.connectNostr({ origin: SITE, characterId: 'a', publicKey: KEY });
  const act = (name: string) => async (asked: { told: unknown[] }, signer: { publicKey: string }) => {
    if (state.fault) throw state.fault;
    state.told += asked.told.length;
    return `${name} ${signer.publicKey.slice(0, 2)}`;
  };
  const session = { nostr: { sign: act('signed'), encrypt: act('encrypted'), decrypt: act('decrypted') } };
  const parts = { session, permissions, siteName } as unknown as Parameters<typeof createNostrDoor>[0];
  const door = createNostrDoor(parts, () => state.now);
  return { state, permissions, parts, door };
}

it('nothing at first', async () => {
  const { door } = await create();
  for (const payload of [signing(), texts('encrypt'), texts('decrypt')])
    expect(await door.freely(asker, payload)).toBe(null);
});

it('what it was let do, until the time is over', async () => {
  const { state, permissions, door } = await create();
  await permissions.freeNostr('a', SITE, '7', 2000);
  expect(await door.freely(asker, signing())).toEqual({ result: 'signed 11' });
  expect(await door.freely(asker, signing(1))).toBe(null);
  expect(await door.freely(asker, texts('decrypt'))).toBe(null);
  await permissions.freeNostr('a', SITE, 'texts', 2000);
  expect(await door.freely(asker, texts('encrypt'))).toEqual({ result: 'encrypted 11' });
  expect(await door.freely(asker, texts('decrypt'))).toEqual({ result: 'decrypted 11' });
  // The list of signatures has no room for what may be hundreds.
  expect(state.told).toBe(0);
  state.now = 2000;
  expect(await door.freely(asker, signing())).toBe(null);
});

it('an event with a name, under that name alone', async () => {
  const { permissions, door } = await create();
  const named = (...tags: string[][]): NostrPayload => ({
    kind: 'nostr-event',
    publicKey: KEY,
    event: { ...event(30078), tags },
  });
  const free = (...tags: string[][]) => door.freely(asker, named(...tags));
  await permissions.freeNostr('a', SITE, '30078', 2000);
  await permissions.freeNostr('a', SITE, '30078:reader: theme', 2000);
  expect(await free(['d', 'reader: theme'], ['client', 'x'])).toEqual({ result: 'signed 11' });
  for (const tags of [
    [],
    [['d']],
    [['d', 'wallet']],
    [
      ['d', 'reader: theme '],
      ['d', 'wallet'],
    ],
  ])
    expect(await free(...tags), JSON.stringify(tags)).toBe(null);
  expect(await freeActOf(named(['d', 'x'.repeat(101)]), asker, siteName)).toBe(null);
  expect([await freeActOf(named(), asker, siteName), await freeActOf(named(['d']), asker, siteName)]).toEqual([
    '30078:',
    '30078:',
  ]);
  await permissions.freeNostr('a', SITE, '30078:\u202ereader', 2000);
  const grant = await permissions.servingNostr(SITE);
  const nostr = grant?.nostr as NonNullable<typeof grant>['nostr'] & object;
  expect(siteNostrView(nostr, {} as never, 1000).free.map(({ what }) => what)).toEqual([
    'App data',
    'App data “reader: theme”',
    'App data “⟨U+202E⟩reader”',
  ]);
});

it('a kind that always asks stays so, whatever is written in the grant', async () => {
  const { permissions, door } = await create();
  await permissions.freeNostr('a', SITE, '0', 2000);
  expect(await door.freely(asker, signing(0))).toBe(null);
});

it('not in a frame of another site, which may lead the clicks there', async () => {
  const { permissions, door } = await create();
  await permissions.freeNostr('a', SITE, '7', 2000);
  await permissions.freeNostr('a', SITE, 'texts', 2000);
  const framed = { ...asker, within: 'https://around.example' };
  expect(await door.freely(framed, signing())).toBe(null);
  expect(await door.freely(framed, texts('decrypt'))).toBe(null);
});

it('not as another character, nor with another key', async () => {
  const { permissions, door, parts } = await create();
  await permissions.freeNostr('a', SITE, '7', 2000);
  expect(await door.freely({ ...asker, characterId: 'b' }, signing())).toBe(null);
  const other = { ...signing(), publicKey: '2'.repeat(64) } as NostrPayload;
  await expect(door.freely(asker, other)).rejects.toMatchObject({ code: 'not-allowed' });
  const asked = { approvalId: '1', origin: null, told: [] };
  await expect(actWithNostr(parts, asked, 'a', signing())).rejects.toMatchObject({ code: 'not-allowed' });
});

it('a login that the policy wants is asked for by a prompt; what it forbids is refused', async () => {
  const { state, permissions, door } = await create();
  await permissions.freeNostr('a', SITE, '7', 2000);
  state.fault = new WalletError('needs-login', 'Log in.');
  expect(await door.freely(asker, signing())).toBe(null);
  state.fault = new WalletError('not-allowed', 'No.');
  await expect(door.freely(asker, signing())).rejects.toMatchObject({ code: 'not-allowed' });
});
