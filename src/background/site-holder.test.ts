/** Which identity a site belongs to: one at a time, the first that serves it, until it serves it no more. */
import { expect, it } from 'vitest';
import { siteHolder } from './site-holder.ts';
import { slot } from './testing/slot.ts';

const SITE = 'https://app.example';

function create() {
  const grants: Record<string, { origin: string; serves: boolean }[]> = {};
  const holderOf = siteHolder((id) => slot(grants[id] ?? null), slot<Record<string, string>>());
  return { grants, holderOf };
}

it('belongs to the identity that serves it, whether that is in use or not', async () => {
  const { grants, holderOf } = create();
  expect(await holderOf(SITE, ['a', 'b'], 'b')).toBeNull();
  grants.a = [{ origin: SITE, serves: true }];
  expect(await holderOf(SITE, ['a', 'b'], 'b')).toBe('a');
  expect(await holderOf('https://other.example', ['a', 'b'], 'b')).toBeNull();
});

it('stays with the first where a second identity serves it too, and moves when the first does not', async () => {
  const { grants, holderOf } = create();
  grants.a = [{ origin: SITE, serves: true }];
  await holderOf(SITE, ['a', 'b'], 'b');
  grants.b = [{ origin: SITE, serves: true }];
  expect(await holderOf(SITE, ['a', 'b'], 'b')).toBe('a');
  grants.a = [{ origin: SITE, serves: false }];
  expect(await holderOf(SITE, ['a', 'b'], 'b')).toBe('b');
});

it('is of the identity in use where two serve it from the start', async () => {
  const { grants, holderOf } = create();
  for (const id of ['a', 'b']) grants[id] = [{ origin: SITE, serves: true }];
  expect(await holderOf(SITE, ['a', 'b'], 'b')).toBe('b');
});

it('reads an origin that is a name of every object as any other', async () => {
  const { holderOf } = create();
  expect(await holderOf('constructor', ['a'], 'a')).toBeNull();
});
