/** The proxies of docs/key-server.md, each set up by its block of the document and started for real in front of a real key server. */

import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { createHttp } from '../../sync/remote/http.ts';
import { fetchFrom, findingsOf, startBehind } from './testing/front.ts';

/** Requests that one address may send at once: ten times the rate. */
const RATE = ['--rate', '10'];
const BURST = 100;
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Ask = (path: string, init?: RequestInit) => Promise<Response>;
const from = (address: string, { origin, ca }: { origin: string; ca: string }): Ask => {
  const fetch = fetchFrom(address, ca, ends);
  return (path, init) => fetch(origin + path, init);
};

const forged = () => `203.0.113.${Math.floor(Math.random() * 256)}`;
/** Uses up the limit of an address, with another forged header in each request. @returns how many were refused */
async function exhaust(ask: Ask): Promise<number> {
  const asked = Array.from({ length: 3 * BURST }, () =>
    ask('/v1/server', { headers: { 'x-forwarded-for': `${forged()}, ${forged()}` } }),
  );
  return (await Promise.all(asked)).filter(({ status }) => status === 429).length;
}

/** A body of this length whose parts come one after the other. */
const slowly = (length: number): ReadableStream =>
  new ReadableStream({
    async start(controller) {
      const part = Buffer.alloc(length / 8, 'A');
      for (let count = 0; count < 8; count++) {
        controller.enqueue(part);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      controller.close();
    },
  });

describe.each(['nginx', 'caddy', 'apache', 'haproxy'] as const)('%s, as documented', (kind) => {
  it('gives clients their own limits, passes on large and slow requests, and keeps paths to itself', async () => {
    const front = await startBehind([kind], RATE, ends);
    expect(await findingsOf(front.server.lines)).toEqual(['in-order']);
    const path = `/v1/identities/${'p4th'.repeat(10)}AAA/writes`;
    const first = from('127.0.0.2', front);
    const slow = first(path, { method: 'POST', body: slowly(800_000) });

    const http = createHttp(front.origin, fetchFrom('127.0.0.3', front.ca, ends));
    const send = (length: number) =>
      http.ask({ method: 'POST', path, body: 'A'.repeat(length - 2) }, v.strictObject({}));
    expect(await send(LIMITS.body)).toMatchObject({ kind: 'error', code: 'malformed' });
    for (const length of [LIMITS.body + 1, 8 * 1024 * 1024])
      expect(await send(length)).toMatchObject({ kind: 'error', code: 'too-large' });

    expect((await slow).status).toBe(400);
    expect(await exhaust(first)).toBeGreaterThan(0);
    expect((await from('127.0.0.4', front)('/v1/server')).status).toBe(200);

    await front.server.end('SIGTERM');
    await expect(http.ask({ method: 'GET', path }, v.strictObject({}))).rejects.toMatchObject({
      code: 'server-unreachable',
    });
    expect(front.logs()).not.toContain('p4th');
  });
});

describe.each([
  ['--proxy-hops', '2'],
  ['--trusted-proxy', '127.0.0.1'],
])('behind two proxies with %s', (...trust) => {
  it('the client is the one that the outermost saw', async () => {
    const front = await startBehind(['nginx', 'apache'], [...RATE, ...trust], ends);
    expect(await findingsOf(front.server.lines)).toEqual(['in-order']);
    const first = from('127.0.0.2', front);
    expect(await exhaust(first)).toBeGreaterThan(0);
    expect((await from('127.0.0.4', front)('/v1/server')).status).toBe(200);
  });
});
