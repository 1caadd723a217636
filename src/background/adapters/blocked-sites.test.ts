/** What the person blocked stays blocked until they unblock it, and no stranger is blocked with it. */
import { expect, it } from 'vitest';
import { siteName } from '../../testing/site-name.ts';
import { createBlockedSites } from './blocked-sites.ts';

function create(blockedAs: Record<string, string[]> = { a: [], b: [] }) {
  const characters = new Map(Object.entries(blockedAs).map(([id, blocked]) => [id, { blocked }]));
  const memory = { kept: null as string[] | null, isFull: false, saves: 0, reads: 0 };
  const session = {
    profiles: {
      readable: async () => [...characters].map(([id, profile]) => ({ id, profile: structuredClone(profile) })),
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
    save: async (value: string[] | null) => {
      if (memory.isFull) throw new Error('There is no room.');
      memory.kept = value;
      memory.saves += 1;
    },
  };
  return { sites: createBlockedSites(session as never, mirror, siteName), characters, memory };
}

it('a blocked site is blocked for every character, until it is unblocked for every character', async () => {
  const { sites, characters } = create({ a: [], b: ['https://steals.example'] });
  await sites.rebuild();
  await sites.block('a', 'https://steals.example');
  await sites.block('a', 'https://other.example');
  expect(await sites.has('https://steals.example')).toBe(true);
  await sites.unblock('https://steals.example');
  expect(await sites.has('https://steals.example')).toBe(false);
  expect(await sites.has('https://other.example')).toBe(true);
  expect([...characters.values()]).toEqual([{ blocked: ['https://other.example'] }, { blocked: [] }]);
  await sites.rebuild();
  expect(await sites.has('https://steals.example')).toBe(false);
});

it.each([
  ['https://example.com', 'https://app.example.com', 'example.com'],
  ['https://app.example.com:8443', 'https://example.com', 'example.com'],
  ['https://example.com', 'https://example.com', null],
  ['https://example.com', 'https://example.org', null],
  ['https://one.github.io', 'https://two.github.io', null],
  ['http://localhost:3000', 'http://localhost:8080', null],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:8080', null],
  ['http://[::1]:3000', 'http://[::1]:8080', null],
])('with %s blocked, %s is of the blocked domain %s', async (blocked, origin, domain) => {
  const { sites } = create({ a: [blocked] });
  await sites.rebuild();
  expect(await sites.sameDomain(origin)).toBe(domain);
});

it('a site is blocked also where that cannot be remembered, and is remembered when there is room again', async () => {
  const { sites, memory } = create({ a: ['https://old.example'] });
  await sites.rebuild();
  memory.isFull = true;
  await expect(sites.block('a', 'https://steals.example')).rejects.toThrow('no room');
  expect(await sites.has('https://steals.example')).toBe(true);
  // What was blocked before stays so for the next worker.
  expect(memory.kept).toEqual(['https://old.example']);
  memory.isFull = false;
  await sites.rebuild();
  expect(memory.kept).toEqual(['https://old.example', 'https://steals.example']);
  await sites.rebuild();
  expect(memory.saves).toBe(2);
});

it('session memory is read once, and what is blocked during that reading is blocked', async () => {
  const { sites, memory } = create();
  memory.kept = ['https://old.example'];
  const asking = sites.has('https://steals.example');
  await Promise.all([sites.block('a', 'https://steals.example'), asking]);
  expect(await sites.has('https://steals.example')).toBe(true);
  expect(await sites.has('https://old.example')).toBe(true);
  const { reads } = memory;
  for (let times = 0; times < 3; times++) await sites.has('https://steals.example');
  expect(memory.reads).toBe(reads);
});
