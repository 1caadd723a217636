/** The contract of identities, on both stores: sessions, pages, writes, receipts, what is seen and what is refused. */
import { expect, it } from 'vitest';
import { auditKeys, openAudit } from '../../keys/audit.ts';
import { receiptStatement } from '../../keys/statement.ts';
import { bytesOf, HOUR, ids, namesFreezeCode, publicKeysOf, testMethod } from '../../keys/testing/identity.ts';
import { bareHex, fromBase64Url, randomBytes, utf8 } from '../../lib/bytes.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { CHALLENGE_LIFE } from '../challenges.ts';
import { sweep } from '../sweep.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import {
  author,
  beginAt,
  newIdentity,
  openFreezeSession,
  openSession,
  read,
  readAs,
  sendWrite,
  type TestIdentity,
  writeEntry,
} from '../testing/identity.ts';
import { describeStores, type TestDatabase } from '../testing/stores.ts';
import { TOKEN_LIFE } from './sessions.ts';
import { IDEMPOTENCY_WINDOW } from './write.ts';

const DAY = 24 * HOUR;
const everyday = `document/${bareHex(ids.character)}/profile`;
const target = (at: number): string => `target/${bareHex(ids.character)}/${bareHex(bytesOf(`t${at}`).slice(0, 16))}`;
const box = (name: string, text: string | null, replaces: number | null = null) => ({
  name,
  bytes: text === null ? null : utf8(text),
  replaces,
});

/** A server with one identity whose first method has the signing seed `identity.first.signingSeed`. */
async function begun(database: () => Promise<TestDatabase>): Promise<{ app: TestApp; identity: TestIdentity }> {
  const app = await testApp(await (await database()).open());
  const identity = newIdentity();
  expect((await beginAt(app, identity)).status).toBe(200);
  return { app, identity };
}

/** One more method, active at once: the recovery key agrees. */
async function addMethod(app: TestApp, identity: TestIdentity, name: string, levelId: Uint8Array) {
  const method = testMethod(name, 'passkey', levelId);
  const own = { role: 'possession', id: method.id, seed: method.signingSeed } as const;
  const signers = [author(identity.recovery), own];
  expect((await writeEntry(app, identity, { kind: 'mode-add', method: method.descriptor }, signers)).status).toBe(200);
  return method;
}

/** One more method, and another audit key with it. */
function addMethodWith(app: TestApp, identity: TestIdentity, auditKey: Uint8Array) {
  const method = testMethod('with a key', 'passkey', ids.everyday);
  const own = { role: 'possession', id: method.id, seed: method.signingSeed } as const;
  const signers = [author(identity.first), own];
  return writeEntry(app, identity, { kind: 'mode-add', method: method.descriptor }, signers, { auditKey });
}

const freeze = (app: TestApp, identity: TestIdentity, methodId: Uint8Array) =>
  writeEntry(app, identity, { kind: 'mode-freeze', methodId }, [author(identity.recovery)]);

describeStores('Identities', (database) => {
  it('begin with genesis, and give a receipt that holds', async () => {
    const app = await testApp(await (await database()).open());
    const identity = newIdentity();
    const { body } = await beginAt(app, identity, { boxes: [box(everyday, 'profile')] });
    const receipt = body.receipt as Record<string, unknown>;
    const head = receipt.head as { number: number; hash: string };
    expect([receipt.epoch, receipt.sequence, head.number, head.hash]).toEqual([1, 1, 0, expect.any(String)]);
    const server = (await (await app.ask('GET', '/v1/server')).json()) as { receiptKey: string; origin: string };
    const stated = { origin: server.origin, epoch: 1, identityId: identity.id, sequence: 1 };
    const holds = (sequence: number) =>
      receiptStatement.holds(fromBase64Url(server.receiptKey), fromBase64Url(String(receipt.signature)), {
        ...stated,
        sequence,
        head: identity.log.head,
      });
    expect(holds(1)).toBe(true);
    expect(holds(2)).toBe(false);
    expect((await beginAt(app, identity)).status).toBe(412);
  });

  it('open a session by a signature on a challenge, once, in time, at this server', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    const session = await openSession(app, identity, seed);
    expect([session.status, session.body.scope, session.body.expires]).toEqual([
      200,
      'all',
      app.clock.now + TOKEN_LIFE,
    ]);
    expect((await openSession(app, identity, seed, session.challenge)).status).toBe(403);
    const late = await openSession(app, identity, identity.recovery.signingSeed);
    app.clock.now += CHALLENGE_LIFE;
    expect((await openSession(app, identity, seed, late.challenge)).status).toBe(403);
    expect((await openSession(app, identity, seed, randomBytes(32))).status).toBe(403);
    const refused = await openSession(app, identity, bytesOf('a stranger'));
    const unknown = await openSession(app, newIdentity(), identity.first.signingSeed);
    expect([refused.status, unknown.status]).toEqual([403, 403]);
    expect(unknown.body).toEqual(refused.body);
    expect((await read(app, identity, 'head', session.body.token)).status).toBe(200);
    expect((await read(app, newIdentity(), 'head', session.body.token)).status).toBe(401);
    expect((await read(app, identity, 'head', 'A'.repeat(43))).status).toBe(401);
    app.clock.now += TOKEN_LIFE;
    expect((await read(app, identity, 'head', session.body.token)).status).toBe(401);
  });

  it('take a challenge of many that show it at once one time', async () => {
    const { app, identity } = await begun(database);
    const { challenge } = await openSession(app, identity, bytesOf('a stranger'));
    const all = await Promise.all(
      Array.from({ length: 20 }, () => openSession(app, identity, identity.first.signingSeed, challenge)),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('show head, log and boxes, and say when nothing is new', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    await sendWrite(app, identity, seed, { boxes: [box(target(1), 'one'), box(target(2), 'two')] });
    await sendWrite(app, identity, seed, { boxes: [box(target(1), null, 2), box(target(2), 'three', 2)] });
    const { body } = await openSession(app, identity, seed);
    const head = await read(app, identity, 'head', body.token);
    expect(head.etag).toBe('"1-3-1"');
    expect((await read(app, identity, 'head', body.token, { 'if-none-match': head.etag })).status).toBe(304);
    const log = await read(app, identity, 'log?from=0', body.token);
    expect((log.body.entries as string[]).map(fromBase64Url)).toEqual([identity.genesis]);
    expect((await read(app, identity, 'log?from=1', body.token)).body.entries).toEqual([]);
    const boxes = await read(app, identity, 'boxes?after=0', body.token);
    const found = (boxes.body.boxes as { name: string; bytes: string | null; sequence: number }[])
      .map(({ name, bytes, sequence }) => [name, bytes === null ? null : bareHex(fromBase64Url(bytes)), sequence])
      .sort((a, b) => String(a[0]).localeCompare(String(b[0])));
    const wanted = [
      [target(1), null, 3],
      [target(2), bareHex(utf8('three')), 3],
    ].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
    expect(found).toEqual(wanted);
    expect([boxes.body.sequence, boxes.body.more]).toEqual([3, false]);
    expect((await read(app, identity, 'boxes?after=3', body.token)).body).toEqual({
      boxes: [],
      sequence: 3,
      more: false,
    });
    expect((await read(app, identity, 'boxes?after=x', body.token)).status).toBe(400);
  });

  it('show every box once to whoever reads page by page', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    const names = new Set<string>();
    for (const [from, count] of [
      [0, 200],
      [200, 100],
      [300, LIMITS.boxesPerWrite],
    ] as const) {
      const boxes = Array.from({ length: count }, (_, at) => box(target(from + at), `box ${from + at}`));
      for (const { name } of boxes) names.add(name);
      expect((await sendWrite(app, identity, seed, { boxes })).status).toBe(200);
    }
    const { body } = await openSession(app, identity, seed);
    const pages: number[] = [];
    for (let after = 0, more = true; more; ) {
      const page = (await read(app, identity, `boxes?after=${after}`, body.token)).body;
      const boxes = page.boxes as { name: string }[];
      expect(boxes.length).toBeLessThanOrEqual(LIMITS.page);
      for (const { name } of boxes) expect(names.delete(name)).toBe(true);
      pages.push(boxes.length);
      after = Number(page.sequence);
      more = page.more === true;
    }
    expect(names.size).toBe(0);
    expect(pages).toEqual([200, 100, LIMITS.boxesPerWrite]);
  });

  it('answer the same write as the first time, and no other one under its key', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    const key = randomBytes(16);
    const first = await sendWrite(app, identity, seed, { key, boxes: [box(target(1), 'one')] });
    await sendWrite(app, identity, seed, { boxes: [box(target(2), 'two')] });
    const again = await sendWrite(app, identity, seed, { key, boxes: [box(target(1), 'one')] });
    expect(again).toEqual(first);
    expect((await sendWrite(app, identity, seed, { key, boxes: [box(target(3), 'other')] })).status).toBe(403);
    app.clock.now += IDEMPOTENCY_WINDOW;
    expect((await sendWrite(app, identity, seed, { key, boxes: [box(target(1), 'one')] })).status).toBe(412);
  });

  it('bring back no box that was removed when the write that made it is sent again', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    const key = randomBytes(16);
    const make = () => sendWrite(app, identity, seed, { key, boxes: [box(target(1), 'one')] });
    expect((await make()).status).toBe(200);
    expect((await sendWrite(app, identity, seed, { boxes: [box(target(1), null, 2)] })).status).toBe(200);
    app.clock.now += IDEMPOTENCY_WINDOW + HOUR;
    expect((await make()).status).toBe(412);
    expect((await sendWrite(app, identity, seed, { boxes: [box(target(1), 'anew', 3)] })).status).toBe(200);
  });

  it('take an audit key back to an older one by no write that is sent again', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    const keyAt = async (at: number) => (await auditKeys(bytesOf(`key ${at}`), identity.id)).publicKey;
    const [first, second] = [await keyAt(1), await keyAt(2)];
    const key = randomBytes(16);
    const set = () => sendWrite(app, identity, seed, { key, auditKey: first });
    expect((await set()).status).toBe(200);
    const added = await addMethodWith(app, identity, second);
    expect(added.status).toBe(200);
    app.clock.now += IDEMPOTENCY_WINDOW + HOUR;
    expect((await set()).status).not.toBe(200);
    expect((await sendWrite(app, identity, seed, { auditKey: first })).status).toBe(422);
  });

  it('refuse a write that is stale, and say where they stand', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    await sendWrite(app, identity, seed, { boxes: [box(target(1), 'one')] });
    const head = { number: 0, hash: expect.any(String) };
    const answer = (boxes: string[]) => ({ status: 412, body: expect.objectContaining({ head, sequence: 2, boxes }) });
    expect(await sendWrite(app, identity, seed, { boxes: [box(target(1), 'two')] })).toEqual(answer([target(1)]));
    expect(await sendWrite(app, identity, seed, { boxes: [box(target(1), 'two', 1)] })).toEqual(answer([target(1)]));
    expect(await sendWrite(app, identity, seed, { boxes: [box(target(2), 'two', 1)] })).toEqual(answer([target(2)]));
    const other = { number: 0, hash: bytesOf('other') };
    expect(await sendWrite(app, identity, seed, { expect: other, head: other })).toEqual(answer([]));
    expect((await sendWrite(app, identity, seed, { boxes: [box(target(1), 'two', 2)] })).status).toBe(200);
  });

  it('refuse what is not signed for just this', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    const boxes = [box(target(1), 'one')];
    expect((await sendWrite(app, identity, seed, { boxes, origin: 'https://other.example' })).status).toBe(403);
    expect((await sendWrite(app, identity, bytesOf('a stranger'), { boxes })).status).toBe(422);
    expect((await sendWrite(app, identity, seed, { boxes: [box('anything', 'one')] })).status).toBe(422);
    expect((await sendWrite(app, identity, seed, { boxes: [box('Target/x', 'one')] })).status).toBe(400);
    const head = { number: 1, hash: bytesOf('head') };
    expect((await sendWrite(app, identity, seed, { head })).status).toBe(422);
    expect((await sendWrite(app, identity, seed, { entries: [utf8('no entry')], head })).status).toBe(422);
    const other = newIdentity();
    const planted = { expect: null, entries: [other.genesis], head: { number: 0, hash: other.id } };
    expect((await sendWrite(app, { ...newIdentity(), log: other.log }, other.first.signingSeed, planted)).status).toBe(
      422,
    );
    expect((await app.ask('POST', `${identity.path}/writes`, { body: '{' })).status).toBe(400);
    expect((await app.ask('POST', `${identity.path}/writes`, { body: 'x'.repeat(LIMITS.body + 1) })).status).toBe(413);
  });

  it('show a method what its level holds, and let it write that', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    const low = await addMethod(app, identity, 'low', ids.everyday);
    const other = await addMethod(app, identity, 'none', ids.everyday);
    const grant = (method: Uint8Array, what: string) => `grant/${bareHex(method)}/${what}`;
    const boxes = [
      box('document/identity', 'names'),
      box('document/management', 'managing'),
      box(everyday, 'profile'),
      box(target(1), 'key'),
      box(grant(low.id, 'identity-document'), 'own'),
      box(grant(other.id, 'identity-document'), 'of another'),
      box(grant(identity.recovery.id, 'management'), 'recovery'),
    ];
    expect((await sendWrite(app, identity, seed, { boxes })).status).toBe(200);
    const seen = async (by: Uint8Array) =>
      ((await readAs(app, identity, by, 'boxes?after=0')).body.boxes as { name: string }[])
        .map(({ name }) => name)
        .sort();
    expect(await seen(seed)).toEqual(boxes.map(({ name }) => name).sort());
    const hidden = ['document/management', grant(other.id, 'identity-document')];
    expect(await seen(low.signingSeed)).toEqual(
      boxes
        .map(({ name }) => name)
        .filter((name) => !hidden.includes(name))
        .sort(),
    );
    const status = async (...written: ReturnType<typeof box>[]) =>
      (await sendWrite(app, identity, low.signingSeed, { boxes: written })).status;
    expect(await status(box(everyday, 'changed', 4))).toBe(200);
    expect(await status(box(target(1), null, 4), box(target(2), 'new'))).toBe(200);
    expect(await status(box('document/identity', 'mine', 4))).toBe(422);
    expect(await status(box(grant(low.id, 'management'), 'more'))).toBe(422);
    expect(await status(box(grant(low.id, 'identity-document'), null, 4))).toBe(422);
  });

  it('let any method put a new key into a character that it does not hold, and change none there', async () => {
    const { app, identity } = await begun(database);
    const id = bytesOf('savings').slice(0, 16);
    const character = { id, ...publicKeysOf('savings') };
    await writeEntry(app, identity, { kind: 'character-add', character, levelIds: [] }, [author(identity.first)]);
    const low = await addMethod(app, identity, 'low', ids.everyday);
    const name = `target/${bareHex(id)}/${bareHex(randomBytes(16))}`;
    const status = async (...boxes: ReturnType<typeof box>[]) =>
      (await sendWrite(app, identity, low.signingSeed, { boxes })).status;
    expect(await status(box(name, 'given'))).toBe(200);
    expect(await status(box(name, 'changed', 4))).toBe(422);
    expect(await status(box(name, null, 4))).toBe(422);
    expect(await status(box(`document/${bareHex(id)}/profile`, 'mine'))).toBe(422);
    expect(await status(box(`target/${bareHex(randomBytes(16))}/${bareHex(randomBytes(16))}`, 'no such'))).toBe(422);
  });

  it('end the sessions of a frozen method at once, and show it why', async () => {
    const { app, identity } = await begun(database);
    const low = await addMethod(app, identity, 'low', ids.everyday);
    const { body } = await openSession(app, identity, low.signingSeed);
    expect((await read(app, identity, 'boxes?after=0', body.token)).status).toBe(200);
    expect((await freeze(app, identity, low.id)).status).toBe(200);
    expect((await read(app, identity, 'boxes?after=0', body.token)).status).toBe(401);
    const again = await openSession(app, identity, low.signingSeed);
    expect([again.status, again.body.scope]).toEqual([200, 'log']);
    const log = await read(app, identity, 'log?from=0', again.body.token);
    expect(log.body.entries).toHaveLength(3);
    expect((await read(app, identity, 'boxes?after=0', again.body.token)).status).toBe(401);
    expect((await read(app, identity, 'audit?after=0', again.body.token)).status).toBe(401);
    expect((await sendWrite(app, identity, low.signingSeed, { boxes: [box(target(1), 'x')] })).status).toBe(422);
  });

  it('freeze by a printed code, which opens nothing but the log', async () => {
    const { app, identity } = await begun(database);
    const low = await addMethod(app, identity, 'low', ids.everyday);
    expect((await openFreezeSession(app, low.freezeSeed)).status).toBe(403);
    const named = namesFreezeCode(low);
    expect((await writeEntry(app, identity, named.action, [author(low), named.own])).status).toBe(200);
    expect((await openFreezeSession(app, bytesOf('no code'))).status).toBe(403);
    const session = await openFreezeSession(app, low.freezeSeed);
    expect([session.status, session.body.scope]).toEqual([200, 'log']);
    expect(fromBase64Url(String(session.body.identityId))).toEqual(identity.id);
    expect((await read(app, identity, 'log?from=0', session.body.token)).status).toBe(200);
    expect((await read(app, identity, 'boxes?after=0', session.body.token)).status).toBe(401);
    const code = { role: 'freeze-code', id: low.id, seed: low.freezeSeed } as const;
    const action = { kind: 'mode-freeze', methodId: low.id } as const;
    const boxes = [box(target(1), 'x')];
    expect((await writeEntry(app, identity, action, [code], { boxes })).status).toBe(422);
    expect((await sendWrite(app, identity, low.freezeSeed, { boxes })).status).toBe(422);
    expect((await writeEntry(app, identity, action, [code])).status).toBe(200);
    expect((await openSession(app, identity, low.signingSeed)).body.scope).toBe('log');
  });

  it('let a frozen managing method cancel, and nothing else', async () => {
    const { app, identity } = await begun(database);
    const second = await addMethod(app, identity, 'second', ids.managers);
    const thief = testMethod('thief', 'passkey', ids.managers);
    const own = { role: 'possession', id: thief.id, seed: thief.signingSeed } as const;
    const added = { kind: 'mode-add', method: thief.descriptor } as const;
    expect((await writeEntry(app, identity, added, [author(second), own])).status).toBe(200);
    const frozen = { kind: 'mode-freeze', methodId: identity.first.id } as const;
    expect((await writeEntry(app, identity, frozen, [author(second)])).status).toBe(200);
    const cancel = { kind: 'mode-cancel', methodId: thief.id } as const;
    const boxes = [box('document/identity', 'x')];
    expect((await writeEntry(app, identity, cancel, [author(identity.first)], { boxes })).status).toBe(422);
    expect((await writeEntry(app, identity, cancel, [author(identity.first)])).status).toBe(200);
  });

  it('refuse entries that are dated ahead or back', async () => {
    const { app, identity } = await begun(database);
    const dated = async (timestamp: number) => {
      const { action, own } = namesFreezeCode(identity.first, randomBytes(32));
      return (await writeEntry(app, identity, action, [author(identity.first), own], { timestamp })).status;
    };
    expect(await dated(app.clock.now + 11 * 60_000)).toBe(422);
    expect(await dated(app.clock.now - 2 * HOUR)).toBe(422);
    expect(await dated(app.clock.now - HOUR / 2)).toBe(200);
    expect(await dated(app.clock.now + 9 * 60_000)).toBe(200);
  });

  it('take a suffix again that a restore has lost', async () => {
    const store = await (await database()).open();
    const before = await testApp(store);
    const identity = newIdentity();
    await beginAt(before, identity);
    await store.run("UPDATE server_state SET value = 1000 WHERE name = 'epoch'");
    const app = await testApp(store);
    const old = { timestamp: app.clock.now - 5 * DAY };
    const step = (seed: string, draft = {}) => {
      const { action, own } = namesFreezeCode(identity.first, bytesOf(seed));
      return writeEntry(app, identity, action, [author(identity.first), own], draft);
    };
    expect((await step('lost', old)).status).toBe(200);
    expect((await step('lost too', old)).status).toBe(200);
    expect((await step('fresh')).status).toBe(200);
    const behind = { timestamp: identity.log.timestamp };
    app.clock.now += DAY;
    expect((await step('dated back', behind)).status).toBe(422);
  });

  it('are unknown once their deletion is due, and gone after the sweep', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    await sendWrite(app, identity, seed, { boxes: [box(target(1), 'one')] });
    await writeEntry(app, identity, { kind: 'identity-delete' }, [author(identity.first)]);
    expect((await openSession(app, identity, seed)).status).toBe(200);
    await sweep(app.parts);
    app.clock.now += 73 * HOUR;
    expect((await openSession(app, identity, seed)).status).toBe(403);
    expect((await beginAt(app, identity)).status).toBe(422);
    await sweep(app.parts);
    const genesis = await beginAt(app, identity);
    expect([genesis.status, genesis.body.error?.code]).toEqual([422, 'not-allowed']);
    const left = await app.store.all('SELECT id, delete_at, audit_key, box_bytes FROM identities');
    expect(left).toEqual([{ id: identity.id, delete_at: 0, audit_key: null, box_bytes: 0 }]);
    for (const table of ['log_entries', 'boxes', 'writes', 'identity_tokens', 'freeze_codes', 'audit_entries'])
      expect([table, await app.store.all(`SELECT * FROM ${table}`)]).toEqual([table, []]);
  });

  it('keep an audit that only their owners open', async () => {
    const { app, identity } = await begun(database);
    const seed = identity.first.signingSeed;
    const keys = await auditKeys(bytesOf('identity document key'), identity.id);
    // X25519's zero point, to which nothing can be sealed.
    const broken = keys.publicKey.slice().fill(0, 1184);
    expect((await sendWrite(app, identity, seed, { auditKey: broken })).status).toBe(422);
    expect((await sendWrite(app, identity, seed, { auditKey: keys.publicKey })).status).toBe(200);
    const low = await addMethod(app, identity, 'low', ids.everyday);
    expect((await sendWrite(app, identity, low.signingSeed, { auditKey: keys.publicKey })).status).toBe(422);
    await openSession(app, identity, low.signingSeed);
    await freeze(app, identity, low.id);
    const { body } = await readAs(app, identity, seed, 'audit?after=0');
    const entries = body.entries as { number: number; sealed: string }[];
    const opened = [];
    for (const { number, sealed } of entries) {
      const event = await openAudit(keys, identity.id, number, fromBase64Url(sealed));
      opened.push([number, event.kind, bareHex(event.by), event.at === app.clock.now]);
    }
    const [first, recovery, lowId] = [identity.first.id, identity.recovery.id, low.id].map(bareHex);
    expect(opened).toEqual([
      [1, 'write', first, true],
      [2, 'write', recovery, true],
      [3, 'session', lowId, true],
      [4, 'write', recovery, true],
      [5, 'freeze', lowId, true],
      [6, 'session', first, true],
    ]);
    expect((await readAs(app, identity, seed, 'audit?after=4')).body.entries).toHaveLength(3);
  });

  it('serve the same from several processes, and after a new start', async () => {
    const place = await database();
    const store = await place.open();
    const app = await testApp(store);
    const identity = newIdentity();
    await beginAt(app, identity);
    if (store.kind === 'sqlite') await store.close();
    const other = await testApp(await place.open());
    const { body } = await openSession(other, identity, identity.first.signingSeed);
    expect((await read(other, identity, 'head', body.token)).etag).toBe('"1-1-1"');
    await addMethod(other, identity, 'low', ids.everyday);
    if (store.kind === 'postgres') expect((await read(app, identity, 'head', body.token)).etag).toBe('"1-2-1"');
  });
});
