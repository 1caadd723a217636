/** Bodies and paths as an attacker writes them: what a request may cost before it is refused. */
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { writeSchema } from '../../messaging/key-server/identities.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { askedOf } from '../testing/exchange.ts';
import { bytesInPath, readBody } from './body.ts';
import { createBodyBudget } from './body-budget.ts';
import type { Asked } from './exchange.ts';

const request = (body: unknown): Asked =>
  askedOf(new Request('https://keys.example/', { method: 'POST', body: JSON.stringify(body) }));

it('reading ends at the first fault', async () => {
  let asked = 0;
  const never = v.check<number>(() => {
    asked++;
    return false;
  });
  const schema = v.array(v.pipe(v.number(), never));
  await expect(readBody(request(Array(10_000).fill(1)), schema, LIMITS.body)).rejects.toMatchObject({
    code: 'malformed',
  });
  expect(asked).toBe(1);
});

it.each(['entries', 'boxes'] as const)('too many %s are refused by their number, without a look at one', (name) => {
  let looked = 0;
  const item = () =>
    new Proxy(
      {},
      {
        get: () => {
          looked++;
          return undefined;
        },
      },
    );
  const result = v.safeParse(writeSchema, { [name]: Array.from({ length: LIMITS.entriesPerWrite + 1 }, item) });
  expect(result.success).toBe(false);
  expect(looked).toBe(0);
  expect(result.issues?.length).toBeLessThan(20);
});

it('a text that is too long for its bytes is not decoded', () => {
  const issues = v.safeParse(writeSchema, { key: 'A'.repeat(1_000_000) }).issues ?? [];
  expect(issues.find(({ path }) => path?.[0]?.key === 'key')?.type).toBe('max_length');
});

it('bytes in a path have one encoding', () => {
  const bytes = randomBytes(32);
  bytes[31] = 0;
  const text = toBase64Url(bytes);
  expect(bytesInPath(text, 32)).toEqual(bytes);
  expect(text.endsWith('A')).toBe(true);
  expect(() => bytesInPath(`${text.slice(0, -1)}B`, 32)).toThrow();
});

it('large bodies take of what one address may in a while, and of what there is for all, until they are done with', async () => {
  let time = 0;
  const intake = createBodyBudget({ rate: { perSecond: 1, burst: 4 }, now: () => time }, 4 * 64 * 1024);
  const body = () => request('x'.repeat(100 * 1024));
  const read = (address: string, during = async () => undefined as unknown) =>
    intake(address, async (take) => {
      await readBody(body(), v.string(), LIMITS.body, take);
      return during();
    });
  await read('a');
  await read('a');
  await expect(read('a')).rejects.toMatchObject({ code: 'too-many' });
  time += 4000;
  await read('a', () => read('b', () => expect(read('c')).rejects.toMatchObject({ code: 'unavailable' })));
  await read('c');
});
