/** Tests that a former member or a method of low rank cannot exhaust what the other methods need. */
import { expect, it } from 'vitest';
import { auditKeys, openAudit } from '../../keys/audit.ts';
import { bytesOf, HOUR, ids, testMethod } from '../../keys/testing/identity.ts';
import { equalBytes, fromBase64Url } from '../../lib/bytes.ts';
import { testApp } from '../testing/app.ts';
import { author, beginAt, newIdentity, openSession, read, sendWrite, writeEntry } from '../testing/identity.ts';
import { describeStores } from '../testing/stores.ts';

const DAY = 24 * HOUR;

async function withLow(
  database: Parameters<Parameters<typeof describeStores>[1]>[0],
  change: { processes?: number } = {},
) {
  const app = await testApp(await (await database()).open(), change);
  const identity = newIdentity();
  await beginAt(app, identity);
  const low = testMethod('low', 'passkey', ids.everyday);
  const own = { role: 'possession', id: low.id, seed: low.signingSeed } as const;
  const { entry } = await writeEntry(app, identity, { kind: 'mode-add', method: low.descriptor }, [
    author(identity.first),
    own,
  ]);
  return { app, identity, low, added: entry };
}

describeStores('Of many and of early ones', (database) => {
  it('a method that opens session after session ends its own sessions, and no other method is locked out', async () => {
    const { app, identity, low } = await withLow(database);
    const { first } = identity;
    const owners = await openSession(app, identity, first.signingSeed);
    const frozen = { kind: 'mode-freeze', methodId: low.id } as const;
    await writeEntry(app, identity, frozen, [author(first)]);
    const tokens: unknown[] = [];
    for (let at = 0; at < 110; at++) {
      app.clock.now += 1;
      const { status, body } = await openSession(app, identity, low.signingSeed);
      expect(status).toBe(200);
      tokens.push(body.token);
    }
    const head = async (token: unknown) => (await read(app, identity, 'head', token)).status;
    expect(await head(owners.body.token)).toBe(200);
    expect((await openSession(app, identity, first.signingSeed)).status).toBe(200);
    expect([await head(tokens[0]), await head(tokens.at(-1))]).toEqual([401, 200]);
    const { store } = app;
    expect(await store.all('SELECT 1 AS there FROM identity_tokens')).toHaveLength(102);
  });

  it('a method that opens session after session pushes nothing out of the audit', async () => {
    const { app, identity, low } = await withLow(database, { processes: 1 });
    const { first } = identity;
    const keys = await auditKeys(bytesOf('identity document key'), identity.id);
    await sendWrite(app, identity, first.signingSeed, { auditKey: keys.publicKey });
    for (let at = 0; at < 110; at++) expect((await openSession(app, identity, low.signingSeed)).status).toBe(200);
    const frozen = { kind: 'mode-freeze', methodId: low.id } as const;
    await writeEntry(app, identity, frozen, [author(first)]);
    await openSession(app, identity, low.signingSeed);
    const counts: Record<string, number> = {};
    const { body } = await openSession(app, identity, first.signingSeed);
    for (const after of [0, 100, 200]) {
      const page = await read(app, identity, `audit?after=${after}`, body.token);
      for (const { number, sealed } of page.body.entries as { number: number; sealed: string }[]) {
        const event = await openAudit(keys, identity.id, number, fromBase64Url(sealed));
        const name = `${event.kind} ${equalBytes(event.by, low.id) ? 'low' : 'first'}`;
        counts[name] = (counts[name] ?? 0) + 1;
      }
    }
    expect(counts).toEqual({ 'write first': 2, 'session low': 100, 'freeze low': 1, 'session first': 1 });
  });

  it('an old part of a log, uploaded by a former member, does not block the rest', async () => {
    const { app: old, identity, low, added } = await withLow(database);
    const { first } = identity;
    const before = identity.log.head;
    const frozen = { kind: 'mode-freeze', methodId: low.id } as const;
    const { entry } = await writeEntry(old, identity, frozen, [author(first)]);
    const app = await testApp(await (await database()).open());
    app.clock.now = old.clock.now + 10 * DAY;
    const squat = { expect: null, entries: [identity.genesis, added], head: before };
    expect((await sendWrite(app, identity, low.signingSeed, squat)).status).toBe(200);
    const rest = { expect: before, entries: [entry], head: identity.log.head };
    expect((await sendWrite(app, identity, first.signingSeed, rest)).status).toBe(200);
    expect((await openSession(app, identity, low.signingSeed)).body.scope).toBe('log');
    // What comes then is of the present: nothing is dated back any more.
    const now = await writeEntry(app, identity, { kind: 'mode-unfreeze', methodId: low.id }, [author(first)]);
    expect(now.status).toBe(200);
    const back = { timestamp: identity.log.timestamp };
    app.clock.now += DAY;
    expect((await writeEntry(app, identity, frozen, [author(first)], back)).status).toBe(422);
  });
});
