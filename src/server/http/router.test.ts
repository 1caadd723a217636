/** Which route a path has, and that no path has one by accident. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Asked } from './exchange.ts';
import { createRouter, type Found } from './router.ts';

const asked: Asked = { method: 'GET', path: '', query: '', header: () => undefined, body: async () => undefined };

function routerOf(...patterns: string[]) {
  const router = createRouter();
  for (const pattern of patterns)
    router.get(pattern, ({ req }) => {
      const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
      return { status: 200, headers: {}, body: JSON.stringify(names.map((name) => req.param(name))) };
    });
  return router;
}

const valuesOf = async (found: Found | null): Promise<unknown> =>
  found === null ? null : JSON.parse((await found.handle(asked, { address: '' })).body ?? '');

it('finds a route by its method and its segments, and hands over those that have a name', async () => {
  const router = routerOf('/v1/server', '/v1/rows/:row', '/v1/rows/:row/parts/:part');
  expect(await valuesOf(router.find('GET', '/v1/server'))).toEqual([]);
  expect(await valuesOf(router.find('GET', '/v1/rows/a'))).toEqual(['a']);
  expect(await valuesOf(router.find('HEAD', '/v1/rows/a/parts/%2F'))).toEqual(['a', '%2F']);
  expect(router.find('GET', '/v1/rows/a/parts/b')?.pattern).toBe('/v1/rows/:row/parts/:part');
});

it.each([
  '',
  '/',
  'v1/server',
  '/v1',
  '/v1/server/',
  '//v1/server',
  '/v1/rows/',
  '/v1/rows//parts/b',
  '/v1/./server',
  '*',
])('has none for %j', (path) => {
  expect(routerOf('/v1/server', '/v1/rows/:row', '/v1/rows/:row/parts/:part').find('GET', path)).toBe(null);
});

it('has none for another method, and none for names that every object has', () => {
  const router = routerOf('/v1/server');
  for (const method of ['POST', 'constructor', '__proto__']) expect(router.find(method, '/v1/server')).toBe(null);
  for (const path of ['/constructor', '/v1/__proto__', '/v1/toString']) expect(router.find('GET', path)).toBe(null);
});

it('finds every path that a pattern makes, and its segments as they were sent', async () => {
  const segment = fc.string({ minLength: 1 }).filter((text) => !text.includes('/'));
  await fc.assert(
    fc.asyncProperty(segment, segment, async (one, two) => {
      const router = routerOf('/a/:one/b/:two');
      expect(await valuesOf(router.find('GET', `/a/${one}/b/${two}`))).toEqual([one, two]);
    }),
  );
});
