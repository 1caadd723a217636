/** Salts by locator: made once, told to all alike, shut and removed by their token alone. */
import { expect, it } from 'vitest';
import { controlHash } from '../../keys/statement.ts';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { control, random } from './testing/people.ts';

async function saltOf({ ask }: TestApp, path: string): Promise<string> {
  const response = await ask('GET', path);
  expect(response.status).toBe(200);
  return (await response.json()).salt;
}

function newRow() {
  const token = randomBytes(32);
  return { path: `/v1/id/rows/${random()}`, token, body: { salt: random(), control: toBase64Url(controlHash(token)) } };
}

describeStores('ID rows', (database) => {
  it('are made once: the same again is well, another is not', async () => {
    const app = await testApp(await (await database()).open());
    const { path, body } = newRow();
    expect((await app.ask('PUT', path, { body })).status).toBe(204);
    expect((await app.ask('PUT', path, { body })).status).toBe(204);
    for (const other of [
      { ...body, salt: random() },
      { ...body, control: random() },
    ])
      expect((await app.ask('PUT', path, { body: other })).status).toBe(409);
    expect(await saltOf(app, path)).toBe(body.salt);
  });

  it('that are not there have a salt that never changes and is of no other', async () => {
    const store = await (await database()).open();
    const app = await testApp(store);
    const [one, two] = [newRow().path, newRow().path];
    const salt = await saltOf(app, one);
    expect(salt).toHaveLength(43);
    expect(await saltOf(app, one)).toBe(salt);
    expect(await saltOf(app, two)).not.toBe(salt);
    expect(await saltOf(await testApp(store), one)).toBe(salt);
  });

  it('are frozen, opened and removed by their token, and by no other; each answer is the same', async () => {
    const app = await testApp(await (await database()).open());
    const { path, body, token } = newRow();
    const falseSalt = await saltOf(app, path);
    await app.ask('PUT', path, { body });
    for (const act of ['freeze', 'remove'] as const) expect(await control(app, path, randomBytes(32), act)).toBe(204);
    expect(await saltOf(app, path)).toBe(body.salt);
    expect(await control(app, path, token, 'freeze')).toBe(204);
    expect(await saltOf(app, path)).toBe(falseSalt);
    expect(await control(app, path, randomBytes(32), 'unfreeze')).toBe(204);
    expect(await saltOf(app, path)).toBe(falseSalt);
    expect(await control(app, path, token, 'unfreeze')).toBe(204);
    expect(await saltOf(app, path)).toBe(body.salt);
    expect(await control(app, path, token, 'remove')).toBe(204);
    expect(await saltOf(app, path)).toBe(falseSalt);
    expect(await control(app, newRow().path, token, 'remove')).toBe(204);
  });

  it('of one locator are made once by many at a time', async () => {
    const app = await testApp(await (await database()).open());
    const { path } = newRow();
    const bodies = Array.from({ length: 20 }, () => newRow().body);
    const statuses = await Promise.all(bodies.map(async (body) => (await app.ask('PUT', path, { body })).status));
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(await saltOf(app, path)).toBe(bodies[statuses.indexOf(204)]?.salt);
  });
});
