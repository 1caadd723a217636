/** What the person blocked stays blocked until they unblock it, and no stranger is blocked with it. */
import { expect, it } from 'vitest';
import { siteName } from '../../testing/site-name.ts';
import { type Blocked, createBlockedSites } from './blocked-sites.ts';

function create(blockedAs: Record<string, string[]> = { a: [], b: [] }) {
  const characters = new Map(Object.entries(blockedAs).map(([id, blocked]) => [id, { blocked }]));
  const memory = { kept: null as Blocked[] | null, isFull: false, saves: 0, reads: 0 };
  const state = { open: [...characters.keys()], afterReading: async () => undefined as unknown };
  const session = {
    profiles: {
      async readable() {
        const found = state.open.map((id) => ({ id, profile: structuredClone(characters.get(id)) }));
        await state.afterReading();
        return found;
      },
      update: async (id: string, edit: (profile: { blocked: string[] }) => unknown) => {
        const profile = characters.get(id);
        if (!profile) throw new Error(`No character ${id}.`);
        edit(profile);
      },
    },
  };
  const mirror = {
    load: async () => {
      memory.reads += 1;
      return memory.kept;
    },
    save: async (value: Blocked[] | null) => {
      if (memory.isFull) throw new Error('There is no room.');
      memory.kept = value;
      memory.saves += 1;
    },
  };
  const start = () => createBlockedSites(session as never, mirror, siteName);
  return { sites: start(), start, characters, memory, state, existing: new Set(characters.keys()) };
}

it('a blocked site is blocked for every character, until it is unblocked for every character', async () => {
  const { sites, characters, existing } = create({ a: [], b: ['https://steals.example'] });
  await sites.rebuild(existing);
  await sites.block('a', 'https://steals.example');
  await sites.block('a', 'https://other.example');
  expect(await sites.has('https://steals.example')).toBe(true);
  expect(await sites.unblock('https://steals.example')).toBe(true);
  expect(await sites.has('https://steals.example')).toBe(false);
  expect(await sites.has('https://other.example')).toBe(true);
  expect([...characters.values()]).toEqual([{ blocked: ['https://other.example'] }, { blocked: [] }]);
  await sites.rebuild(existing);
  expect(await sites.has('https://steals.example')).toBe(false);
});

it.each([
  ['https://example.com', 'https://app.example.com', 'example.com'],
  ['https://app.example.com:8443', 'https://example.com', 'example.com'],
  ['https://example.com', 'https://example.com.', 'example.com'],
  ['https://example.com', 'https://app.example.com.:8443', 'example.com'],
  ['https://app.example.com.', 'https://example.com', 'example.com'],
  ['http://localhost.:3000', 'http://localhost.:8080', null],
  ['https://example.com', 'https://example.com', null],
  ['https://example.com', 'https://example.org', null],
  ['https://one.github.io', 'https://two.github.io', null],
  ['http://localhost:3000', 'http://localhost:8080', null],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:8080', null],
  ['http://[::1]:3000', 'http://[::1]:8080', null],
])('with %s blocked, %s is of the blocked domain %s', async (blocked, origin, domain) => {
  const { sites, existing } = create({ a: [blocked] });
  await sites.rebuild(existing);
  expect(await sites.sameDomain(origin)).toBe(domain);
});

it('a site is blocked also where that cannot be remembered, and is remembered when there is room again', async () => {
  const { sites, memory, existing } = create({ a: ['https://old.example'] });
  await sites.rebuild(existing);
  memory.isFull = true;
  await expect(sites.block('a', 'https://steals.example')).rejects.toThrow('no room');
  expect(await sites.has('https://steals.example')).toBe(true);
  // What was blocked before stays so for the next worker.
  expect(memory.kept).toEqual([{ characterId: 'a', origin: 'https://old.example' }]);
  memory.isFull = false;
  await sites.rebuild(existing);
  expect(memory.kept).toEqual([
    { characterId: 'a', origin: 'https://old.example' },
    { characterId: 'a', origin: 'https://steals.example' },
  ]);
  await sites.rebuild(existing);
  expect(memory.saves).toBe(2);
});

it('session memory is read once, and what is blocked during that reading is blocked', async () => {
  const { sites, memory } = create();
  memory.kept = [{ characterId: 'a', origin: 'https://old.example' }];
  const asking = sites.has('https://steals.example');
  await Promise.all([sites.block('a', 'https://steals.example'), asking]);
  expect(await sites.has('https://steals.example')).toBe(true);
  expect(await sites.has('https://old.example')).toBe(true);
  const { reads } = memory;
  for (let times = 0; times < 3; times++) await sites.has('https://steals.example');
  expect(memory.reads).toBe(reads);
});

it('a site stays blocked while the character that blocked it is closed, also for the next worker', async () => {
  const { sites, start, state, existing } = create({ a: ['https://steals.example'], b: ['https://other.example'] });
  await sites.rebuild(existing);
  for (const open of [['b'], []]) {
    state.open = open;
    await sites.rebuild(existing);
    for (const worker of [sites, start()]) {
      expect(await worker.has('https://steals.example')).toBe(true);
      expect(await worker.has('https://other.example')).toBe(true);
    }
  }
});

it('a site that a closed character blocked, too, is not unblocked, and who unblocks it hears that', async () => {
  const { sites, characters, state, existing } = create({
    a: ['https://steals.example'],
    b: ['https://steals.example'],
  });
  await sites.rebuild(existing);
  state.open = ['b'];
  expect(await sites.unblock('https://steals.example')).toBe(false);
  expect(characters.get('b')).toEqual({ blocked: [] });
  expect(await sites.has('https://steals.example')).toBe(true);
  state.open = [];
  await expect(sites.unblock('https://steals.example')).rejects.toMatchObject({ code: 'locked' });
  state.open = ['a', 'b'];
  expect(await sites.unblock('https://steals.example')).toBe(true);
  expect(await sites.has('https://steals.example')).toBe(false);
});

it('what a deleted character blocked is forgotten, and what another computer unblocked', async () => {
  const { sites, characters, state } = create({ a: ['https://steals.example'], b: ['https://other.example'] });
  await sites.rebuild(new Set(['a', 'b']));
  state.open = ['b'];
  characters.set('b', { blocked: [] });
  await sites.rebuild(new Set(['b']));
  expect(await sites.has('https://steals.example')).toBe(false);
  expect(await sites.has('https://other.example')).toBe(false);
});

it.each(['block', 'unblock'] as const)('a rebuild that read before a %s does not undo it', async (act) => {
  const { sites, state, existing } = create({ a: ['https://steals.example'], b: [] });
  await sites.rebuild(existing);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let rebuilding = Promise.resolve();
  await new Promise<void>((resolve) => {
    state.afterReading = () => {
      state.afterReading = async () => undefined;
      resolve();
      return held;
    };
    rebuilding = sites.rebuild(existing);
  });
  const origin = act === 'block' ? 'https://other.example' : 'https://steals.example';
  const acting = act === 'block' ? sites.block('b', origin) : sites.unblock(origin);
  // Without a turn of its own it ends while the reading is held.
  await Promise.race([acting, new Promise((resolve) => setImmediate(resolve))]);
  goOn();
  await Promise.all([rebuilding, acting]);
  expect(await sites.has(origin)).toBe(act === 'block');
});
