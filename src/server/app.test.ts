/** The layers around every route: limits, headers, errors, logs and metrics. */
import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { errorSchema } from '../messaging/key-server/errors.ts';
import { bucketName, createRateLimit } from './http/rate-limit.ts';
import { testApp } from './testing/app.ts';
import { describeStores } from './testing/stores.ts';

describeStores('The app', (database) => {
  it('answers what it does not know with a typed error, CORS and headers', async () => {
    const { ask } = await testApp(await (await database()).open());
    const response = await ask('GET', '/v1/nothing');
    expect(response.status).toBe(404);
    expect(v.parse(errorSchema, await response.json()).error.code).toBe('not-found');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBe(null);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await ask('OPTIONS', '/v1/server')).status).toBe(204);
  });

  it('tells a person who opened an invitation link what to do with it, and loads nothing', async () => {
    const { ask, lines } = await testApp(await (await database()).open());
    const [page, other] = [await ask('GET', '/'), await ask('GET', '/v1/server')];
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control'])
      expect(page.headers.get(name)).toBe(other.headers.get(name));
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await page.text();
    expect(text).toContain('key server of Dramatis');
    expect(text).toContain('paste the link');
    expect(text).not.toMatch(/<(script|style|link|img|iframe|form)|(src|href|style)=|:\/\//);
    expect(lines.join()).toContain('"route":"/"');
    for (const path of ['/index.html', '/v1']) expect((await ask('GET', path)).status).toBe(404);
  });

  it('stops an address that asks too often, and no other', async () => {
    const { ask, clock } = await testApp(await (await database()).open(), {
      rate: { perSecond: 1, burst: 3 },
      processes: 1,
    });
    const statuses = [];
    for (let at = 0; at < 4; at++) statuses.push((await ask('GET', '/v1/nothing')).status);
    expect(statuses).toEqual([404, 404, 404, 429]);
    expect((await ask('GET', '/v1/nothing')).headers.get('retry-after')).toBe('1');
    expect((await ask('OPTIONS', '/v1/nothing')).status).toBe(429);
    expect((await ask('GET', '/v1/nothing', { address: '192.0.2.2' })).status).toBe(404);
    clock.now += 1000;
    expect((await ask('GET', '/v1/nothing')).status).toBe(404);
  });

  it('is unavailable without its database, and says nothing of why', async () => {
    const store = await (await database()).open();
    const { ask, lines } = await testApp(store);
    await store.close();
    const response = await ask('GET', `/v1/freeze-codes/session`, {});
    expect([404, 500, 503]).toContain(response.status);
    expect(lines.join()).not.toContain('freeze-codes/session');
  });
});

it('an address counts as its network', () => {
  expect(bucketName('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(bucketName('2001:db8:0:1::1')).toBe(bucketName('2001:0db8::1:ffff:0:0:2'));
  expect(bucketName('2001:db8::1')).not.toBe(bucketName('2001:db8:0:1::1'));
  expect(bucketName('::1')).toBe('0:0:0:0');
  // As some proxies write it: a port would make a bucket of each connection.
  expect(bucketName('192.0.2.7:1234')).toBe('192.0.2.7');
  expect(bucketName('[2001:db8::1]:1234')).toBe(bucketName('2001:db8::2'));
  expect(bucketName('x'.repeat(8000)).length).toBeLessThan(100);
});

it('what costs more than an address may have at once waits for all of it, and not for ever', () => {
  let time = 0;
  const limit = createRateLimit({ perSecond: 1, burst: 5 }, () => time);
  expect(limit.take('a', 20)).toBe(0);
  expect(limit.take('a', 20)).toBe(5);
  time += 5000;
  expect(limit.take('a', 20)).toBe(0);
});

it('addresses that have not asked for a while take no memory', () => {
  let time = 0;
  const limit = createRateLimit({ perSecond: 10, burst: 50 }, () => time);
  for (let at = 0; at < 10_000; at++) {
    limit.take(String(at), 1);
    time += 10;
  }
  // As many as ask in the five seconds in which a bucket fills.
  expect(limit.size()).toBeLessThanOrEqual(501);
});

it('no pattern of asking gets more than the burst and what time gives', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ wait: fc.nat(3000), cost: fc.integer({ min: 1, max: 4 }) })), (asks) => {
      let time = 0;
      let taken = 0;
      const limit = createRateLimit({ perSecond: 2, burst: 5 }, () => time);
      for (const { wait, cost } of asks) {
        time += wait;
        if (limit.take('a', cost) === 0) taken += cost;
        expect(taken).toBeLessThanOrEqual(5 + (2 * time) / 1000 + 1e-6);
      }
    }),
  );
});
