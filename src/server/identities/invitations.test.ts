/** Invitations: what each one admits, exactly, over processes and retries; and that its code is in no answer, log, metric or table. */
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { invitationText } from '../../messaging/key-server/invitation.ts';
import type { Value } from '../store/store.ts';
import { sweep } from '../sweep.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { newIdentity, signedWrite, type TestIdentity } from '../testing/identity.ts';
import { findSecrets } from '../testing/search.ts';
import { describeStores } from '../testing/stores.ts';
import { admitMore } from './admission.ts';
import { listInvitations, makeInvitation, revokeInvitations } from './invitations.ts';

const HOUR = 60 * 60 * 1000;

/** The first write of an identity. */
const firstWrite = (identity: TestIdentity): object =>
  signedWrite(identity, identity.first.signingSeed, {
    expect: null,
    entries: [identity.genesis],
    head: { number: 0, hash: identity.id },
  });

/** Sends it. @returns `begun`, or the code of the error */
async function send(app: TestApp, { path }: TestIdentity, write: object, code: Uint8Array | null): Promise<string> {
  const body = code === null ? write : { ...write, invitation: toBase64Url(code) };
  const response = await app.ask('POST', `${path}/writes`, { body });
  const answer = (await response.json()) as { error?: { code: string; message: string } };
  return response.status === 200 ? 'begun' : (answer.error?.code ?? '');
}

const begin = (app: TestApp, code: Uint8Array | null): Promise<string> => {
  const identity = newIdentity();
  return send(app, identity, firstWrite(identity), code);
};

const look = async (app: TestApp, code: Uint8Array): Promise<number> =>
  (await app.ask('POST', '/v1/invitations/look', { body: { invitation: toBase64Url(code) } })).status;

const takes = async (app: TestApp): Promise<unknown> => (await (await app.ask('GET', '/v1/server')).json()).takes;

describeStores('An invitation', (database) => {
  const invited = async (uses: number, registration: 'open' | 'invited' | 'closed' = 'invited') => {
    const store = await (await database()).open();
    const app = await testApp(store, { ceilings: { registration } });
    const ends = app.clock.now + HOUR;
    return { app, store, ...(await makeInvitation(app.parts.store, { uses, ends })) };
  };

  it('admits as many identities as it has uses, also at the same moment in several processes', async () => {
    const { app, store, code } = await invited(3);
    expect(await begin(app, null)).toBe('not-invited');
    expect(await begin(app, randomBytes(16))).toBe('not-invited');
    const answers = await Promise.all(Array.from({ length: 12 }, () => begin(app, code)));
    expect(answers.filter((answer) => answer === 'begun')).toHaveLength(3);
    expect(new Set(answers)).toEqual(new Set(['begun', 'not-invited']));
    expect(await listInvitations(store)).toMatchObject([{ uses: 0 }]);
    expect((await store.get('SELECT count(*) AS number FROM identities'))?.number).toBe(3);
  });

  it('is used once by a write, however often that is sent; and not by a write that fails', async () => {
    const { app, store, code } = await invited(2);
    const identity = newIdentity();
    const write = firstWrite(identity);
    expect(await send(app, identity, { ...write, signature: toBase64Url(randomBytes(64)) }, code)).toBe('refused');
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(app, identity, write, code)));
    for (const answer of answers) expect(['begun', 'not-invited']).toContain(answer);
    expect(answers).toContain('begun');
    for (const again of [code, null, randomBytes(16)]) expect(await send(app, identity, write, again)).toBe('begun');
    expect(await listInvitations(store)).toMatchObject([{ uses: 1 }]);
    expect(await begin(app, code)).toBe('begun');
    expect(await send(app, identity, write, code)).toBe('begun');
  });

  it('is used once by a write that another process carries out in the same moment', async () => {
    const { app, store, code } = await invited(1);
    const identity = newIdentity();
    const write = firstWrite(identity);
    for (const statement of ['SELECT uses FROM admissions', 'INSERT INTO reservation_tickets', 'BEGIN 1', 'BEGIN 2']) {
      let [first, begun] = ['', 0];
      // The other process is done just before this statement.
      const comeTo = async (sql: string): Promise<void> => {
        if (first !== '' || !sql.startsWith(statement)) return;
        first = 'asking';
        first = await send(app, identity, write, code);
      };
      const before =
        <Result>(ask: (sql: string, ...values: Value[]) => Promise<Result>) =>
        async (sql: string, ...values: Value[]) => {
          await comeTo(sql);
          return ask(sql, ...values);
        };
      const transaction: typeof store.transaction = async (act) => {
        await comeTo(`BEGIN ${++begun}`);
        return store.transaction(act);
      };
      const late = { ...store, get: before(store.get), run: before(store.run), transaction };
      const other = await testApp(late, { ceilings: { registration: 'invited' }, processes: 1 });
      expect([await send(other, identity, write, code), first], statement).toEqual(['begun', 'begun']);
      await store.run('DELETE FROM identities');
      await store.run('DELETE FROM log_entries');
      await store.run('DELETE FROM writes');
      expect(await listInvitations(store)).toMatchObject([{ uses: 0 }]);
      await store.run('UPDATE admissions SET uses = 1');
    }
  });

  it('gets the same answer when it is unknown, used up, over or revoked, and can be looked at without a use', async () => {
    const { app, store, code, name } = await invited(1);
    expect([await takes(app), await look(app, code), await look(app, code)]).toEqual(['invited', 204, 204]);
    const answerOf = async (asked: Uint8Array) => {
      const identity = newIdentity();
      const body = { ...firstWrite(identity), invitation: toBase64Url(asked) };
      const answers = [
        await app.ask('POST', `${identity.path}/writes`, { body }),
        await app.ask('POST', '/v1/invitations/look', { body: { invitation: toBase64Url(asked) } }),
      ];
      return Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
    };
    const unknown = await answerOf(randomBytes(16));
    app.clock.now += HOUR;
    expect(await answerOf(code)).toEqual(unknown);
    app.clock.now -= HOUR;
    expect(await begin(app, code)).toBe('begun');
    expect(await answerOf(code)).toEqual(unknown);
    const other = await makeInvitation(store, { uses: 1, ends: app.clock.now + HOUR });
    expect(await revokeInvitations(store, [other.name])).toBe(1);
    expect(await answerOf(other.code)).toEqual(unknown);
    expect((await listInvitations(store)).map((each) => each.name)).toEqual([name]);
    app.clock.now += 40 * 24 * HOUR;
    await sweep(app.parts);
    expect(await listInvitations(store)).toEqual([]);
  });

  it('counts for nothing where registration is open or closed; an admission for anybody works beside invitations', async () => {
    const open = await invited(1, 'open');
    expect([await takes(open.app), await begin(open.app, open.code)]).toEqual(['anybody', 'begun']);
    expect(await listInvitations(open.store)).toMatchObject([{ uses: 1 }]);
    const closed = await invited(1, 'closed');
    expect([await takes(closed.app), await begin(closed.app, closed.code)]).toEqual(['nobody', 'closed']);
    expect(await look(closed.app, closed.code)).toBe(403);
    const { app, store, code } = await invited(1);
    await admitMore(store, 1, app.clock.now + HOUR);
    expect([await takes(app), await begin(app, code), await begin(app, null)]).toEqual(['anybody', 'begun', 'begun']);
    expect([await takes(app), await begin(app, null)]).toEqual(['invited', 'not-invited']);
  });

  it('leaves its code nowhere', async () => {
    const { app, code } = await invited(2);
    await look(app, code);
    await begin(app, code);
    const heaps = new Map([
      ['log', Buffer.from(app.lines.join('\n'))],
      ['metrics', Buffer.from(await app.parts.metrics.text())],
      ...(await Promise.all(
        ['admissions', 'writes', 'identities'].map(async (table) => {
          const rows = await app.store.all(`SELECT * FROM ${table}`);
          return [table, Buffer.concat(rows.flatMap((row) => Object.values(row).map(bytesOfValue)))] as const;
        }),
      )),
    ]);
    const secrets = new Map<string, Uint8Array | string>([
      ['code', code],
      ['text', invitationText(code)],
    ]);
    expect(findSecrets(heaps, secrets)).toEqual([]);
  });
});

const bytesOfValue = (value: unknown): Buffer =>
  value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));
