/** The mailbox: each message once, for ten minutes, and no more than there is room for. */
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { MAILBOX_LIFE, SLOTS } from '../../messaging/key-server/mailbox.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { createMailbox, sweepMail } from './mailbox.ts';

const newBox = (): string => `/v1/mailbox/${toBase64Url(randomBytes(32))}`;
const newMail = (length = 100): string => toBase64Url(randomBytes(length));

const put = async ({ ask }: TestApp, path: string, mail: string): Promise<number> =>
  (await ask('PUT', path, { body: { mail } })).status;

async function get({ ask }: TestApp, path: string): Promise<string | number> {
  const response = await ask('GET', path);
  return response.status === 200 ? (await response.json()).mail : response.status;
}

describeStores('The mailbox', (database) => {
  it('holds a message in each slot, for whoever knows the name of the box', async () => {
    const app = await testApp(await (await database()).open());
    const [box, other] = [newBox(), newBox()];
    for (const slot of SLOTS) {
      expect(await get(app, `${box}/${slot}`)).toBe(404);
      const mail = newMail();
      expect(await put(app, `${box}/${slot}`, mail)).toBe(204);
      expect(await get(app, `${box}/${slot}`)).toBe(mail);
      expect(await get(app, `${other}/${slot}`)).toBe(404);
    }
    expect((await app.ask('DELETE', box)).status).toBe(204);
    for (const slot of SLOTS) expect(await get(app, `${box}/${slot}`)).toBe(404);
    expect((await app.ask('DELETE', box)).status).toBe(204);
  });

  it('takes one message of many in a slot, and the same again', async () => {
    const app = await testApp(await (await database()).open());
    const path = `${newBox()}/invite`;
    const mails = Array.from({ length: 20 }, () => newMail());
    const statuses = await Promise.all(mails.map((mail) => put(app, path, mail)));
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
    const kept = mails[statuses.indexOf(204)] as string;
    expect(await get(app, path)).toBe(kept);
    expect(await put(app, path, kept)).toBe(204);
  });

  it('forgets a whole box ten minutes after its first message', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    const box = newBox();
    await put(app, `${box}/invite`, newMail());
    app.clock.now += MAILBOX_LIFE - 1;
    await put(app, `${box}/commit`, newMail());
    expect(await get(app, `${box}/commit`)).not.toBe(404);
    expect(await sweepMail(store, app.clock.now)).toBe(0);
    app.clock.now += 1;
    expect(await get(app, `${box}/invite`)).toBe(404);
    expect(await get(app, `${box}/commit`)).toBe(404);
    expect(await put(app, `${box}/commit`, newMail())).toBe(204);
    expect(await sweepMail(store, app.clock.now)).toBe(0);
    app.clock.now += MAILBOX_LIFE;
    expect(await sweepMail(store, app.clock.now)).toBe(1);
  });

  it('refuses what is too large, empty, or for a slot that is none', async () => {
    const app = await testApp(await (await database()).open());
    const box = newBox();
    expect(await put(app, `${box}/invite`, newMail(LIMITS.mail))).toBe(204);
    expect(await put(app, `${box}/reply`, newMail(LIMITS.mail + 1))).toBe(400);
    expect(await put(app, `${box}/reply`, newMail(3 * LIMITS.mail))).toBe(413);
    expect(await put(app, `${box}/reply`, '')).toBe(400);
    expect(await put(app, `${box}/other`, newMail())).toBe(400);
    expect(await put(app, `${box.slice(0, -1)}/reply`, newMail())).toBe(400);
  });

  it('has room for so many messages, and for more when those are over', async () => {
    const store = await (await database()).open();
    let now = 1_800_000_000_000;
    const mailbox = createMailbox({ store, now: () => now }, 3);
    const write = () => mailbox.put(randomBytes(32), 'invite', randomBytes(8));
    for (let at = 0; at < 3; at++) {
      expect(await write()).toBe('kept');
      now += 1000;
    }
    expect(await write()).toBe('full');
    now += MAILBOX_LIFE;
    expect(await write()).toBe('kept');
  });

  it('takes few messages of one address at a time, and reads more', async () => {
    const app = await testApp(await (await database()).open(), { rate: { perSecond: 10, burst: 50 }, processes: 1 });
    const statuses: number[] = [];
    for (let at = 0; at < 12; at++) statuses.push(await put(app, `${newBox()}/invite`, newMail()));
    expect(statuses).toEqual([...Array<number>(10).fill(204), 429, 429]);
    expect(await get(app, `${newBox()}/invite`)).toBe(404);
  });

  it('is not filled by one network: others pair meanwhile', async () => {
    const app = await testApp(await (await database()).open(), { processes: 1 });
    const from = async (address: string): Promise<number> =>
      (await app.ask('PUT', `${newBox()}/invite`, { body: { mail: newMail(10) }, address })).status;
    const statuses: number[] = [];
    for (let at = 0; at < 410; at++) statuses.push(await from(`2001:db8:5:${(at % 250).toString(16)}::1`));
    expect(statuses.filter((status) => status === 204)).toHaveLength(400);
    expect(statuses.at(-1)).toBe(429);
    expect(await from('2001:db8:6::1')).toBe(204);
    app.clock.now += MAILBOX_LIFE;
    expect(await from('2001:db8:5::1')).toBe(204);
  });
});
