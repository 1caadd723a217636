/** Bodies and paths as an attacker writes them: what a request may cost before it is refused. */
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { writeSchema } from '../../messaging/key-server/identities.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { bytesInPath, readBody } from './body.ts';

const request = (body: unknown): Request =>
  new Request('https://keys.example/', { method: 'POST', body: JSON.stringify(body) });

it('the first fault ends the reading', async () => {
  let asked = 0;
  const never = v.check<number>(() => {
    asked++;
    return false;
  });
  const schema = v.array(v.pipe(v.number(), never));
  await expect(readBody(request(Array(10_000).fill(1)), schema)).rejects.toMatchObject({ code: 'malformed' });
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

it('bytes in a path have one spelling', () => {
  const bytes = randomBytes(32);
  bytes[31] = 0;
  const text = toBase64Url(bytes);
  expect(bytesInPath(text, 32)).toEqual(bytes);
  expect(text.endsWith('A')).toBe(true);
  expect(() => bytesInPath(`${text.slice(0, -1)}B`, 32)).toThrow();
});
