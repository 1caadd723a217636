/** The key database: a blob for the key of its row, once per challenge, and replaced by whoever saw the last one. */
import { expect, it } from 'vitest';
import { controlHash, rowStatement } from '../../keys/statement.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { TEST_ORIGIN, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import {
  blobBody,
  control,
  keyRow,
  keyRowBody,
  loginBody,
  openKeyRow,
  putBlob,
  putKeyRow,
  random,
} from './testing/people.ts';

describeStores('Key rows', (database) => {
  it('give their blob to their key', async () => {
    const app = await testApp(await (await database()).open());
    const row = keyRow();
    expect((await putKeyRow(app, row)).status).toBe(204);
    expect((await putKeyRow(app, row)).status).toBe(204);
    const opened = await openKeyRow(app, row);
    expect(opened.status).toBe(200);
    expect(await opened.json()).toEqual({ blob: toBase64Url(row.blob), version: 1 });
  });

  it('are made once, by a statement of their key that names no server', async () => {
    const app = await testApp(await (await database()).open());
    const [row, other] = [keyRow(), keyRow()];
    const put = async (body: object): Promise<number> =>
      (await app.ask('PUT', `/v1/key/rows/${row.number}`, { body })).status;
    const body = keyRowBody(row);
    expect(await put({ ...body, signature: keyRowBody(other).signature })).toBe(403);
    expect(await put({ ...body, blob: toBase64Url(other.blob) })).toBe(403);
    expect(await put(keyRowBody(row, TEST_ORIGIN))).toBe(403);
    expect(await put(body)).toBe(204);
    // A token of somebody else's: the owner did not sign it.
    expect(await put({ ...body, control: random() })).toBe(403);
    expect(await put(keyRowBody({ ...row, token: randomBytes(32) }))).toBe(409);
    const control = controlHash(row.token);
    const statement = { origin: '', accountNumber: row.account.number, version: 1, blob: row.blob, control };
    const signature = toBase64Url(rowStatement.sign(other.account.seed, statement));
    expect(await put({ ...body, loginPublicKey: toBase64Url(other.account.publicKey), signature })).toBe(409);
    expect((await openKeyRow(app, row)).status).toBe(200);
  });

  it('open once for each challenge, by one of many, at any process', async () => {
    const place = await database();
    const apps = [await testApp(await place.open()), await testApp(await place.open())] as const;
    const row = keyRow();
    await putKeyRow(apps[0], row);
    const body = await loginBody(apps[0], row);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 === 0 ? apps[0] : apps[1]).ask('POST', '/v1/key/session', { body }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(19);
    expect((await openKeyRow(apps[1], row)).status).toBe(200);
  });

  it('open to no answer that is late, foreign, or for another server', async () => {
    const app = await testApp(await (await database()).open());
    const [row, other] = [keyRow(), keyRow()];
    await putKeyRow(app, row);
    await putKeyRow(app, other);
    const ask = async (body: object): Promise<number> => (await app.ask('POST', '/v1/key/session', { body })).status;
    expect(await ask(await loginBody(app, row, 'https://evil.example'))).toBe(403);
    const mine = await loginBody(app, row);
    expect(await ask({ ...mine, signature: (await loginBody(app, other)).signature })).toBe(403);
    expect(await ask({ ...mine, number: other.number })).toBe(403);
    expect(await ask({ ...mine, challenge: random() })).toBe(403);
    expect(await ask(mine)).toBe(200);
    const late = await loginBody(app, row);
    app.clock.now += 2 * 60 * 1000;
    expect(await ask(late)).toBe(403);
    expect((await openKeyRow(app, row)).status).toBe(200);
  });

  it('take a new blob after the last one, from their key, and say when somebody was faster', async () => {
    const app = await testApp(await (await database()).open());
    const row = keyRow();
    await putKeyRow(app, row);
    const [second, third] = [randomBytes(200), randomBytes(200)];
    const written = await putBlob(app, row, 2, second);
    expect(await written.json()).toEqual({ version: 2 });
    expect((await putBlob(app, row, 2, second)).status).toBe(200);
    expect((await putBlob(app, row, 2, third)).status).toBe(412);
    expect((await putBlob(app, row, 4, third)).status).toBe(412);
    expect((await putBlob(app, row, 1, row.blob)).status).toBe(412);
    const path = `/v1/key/rows/${row.number}/blob`;
    for (const body of [
      blobBody(row, 3, third, 'https://evil.example'),
      blobBody(row, 3, third, ''),
      { ...blobBody(row, 3, third), version: 4 },
      { ...blobBody(row, 3, third), blob: toBase64Url(second) },
      { ...blobBody(keyRow(), 3, third) },
    ])
      expect((await app.ask('POST', path, { body })).status).toBe(403);
    expect(await (await openKeyRow(app, row)).json()).toEqual({ blob: toBase64Url(second), version: 2 });
  });

  it('written by many at a time lose none that was confirmed', async () => {
    const app = await testApp(await (await database()).open());
    const row = keyRow();
    await putKeyRow(app, row);
    const blobs = Array.from({ length: 20 }, () => randomBytes(100));
    const statuses = await Promise.all(blobs.map(async (blob) => (await putBlob(app, row, 2, blob)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(19);
    const { blob } = await (await openKeyRow(app, row)).json();
    expect(fromBase64Url(blob)).toEqual(blobs[statuses.indexOf(200)]);
  });

  it('are shut, opened and removed by their token alone; each answer is the same', async () => {
    const app = await testApp(await (await database()).open());
    const row = keyRow();
    await putKeyRow(app, row);
    const path = `/v1/key/rows/${row.number}`;
    const opens = async (): Promise<number> => (await openKeyRow(app, row)).status;
    for (const act of ['freeze', 'remove'] as const) expect(await control(app, path, randomBytes(32), act)).toBe(204);
    expect(await opens()).toBe(200);
    expect(await control(app, path, row.token, 'freeze')).toBe(204);
    expect(await opens()).toBe(403);
    expect((await putBlob(app, row, 2, randomBytes(9))).status).toBe(403);
    expect(await control(app, path, row.token, 'unfreeze')).toBe(204);
    expect(await opens()).toBe(200);
    expect(await control(app, path, row.token, 'remove')).toBe(204);
    expect(await opens()).toBe(403);
    expect(await control(app, path, row.token, 'remove')).toBe(204);
    expect((await putKeyRow(app, row)).status).toBe(204);
  });
});
