/** The operator's acts as real commands beside a server that runs: what they print, what they change, and that the server follows at once. */
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { ids } from '../../keys/testing/identity.ts';
import { bareHex, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { parseInvitation } from '../../messaging/key-server/invitation.ts';
import { databaseFile } from '../data-location.ts';
import { guessOf } from '../rows/testing/people.ts';
import { author, beginAt, newIdentity, openSession, sendWrite, signedWrite, writeEntry } from '../testing/identity.ts';
import { askAt } from '../testing/load.ts';
import { createPlaces } from '../testing/places.ts';
import { runCommand, startServer } from '../testing/process.ts';
import { describeStores } from '../testing/stores.ts';

const ORIGIN = 'http://localhost:8787';
const { ends, folder } = createPlaces('admin');

async function start(place: string, parameters: readonly string[] = []) {
  const server = await startServer(place, ['--origin', ORIGIN, ...parameters]);
  ends.push(() => server.end('SIGKILL'));
  return askAt(server.address, ORIGIN);
}

const box = (length: number) => ({
  name: `target/${bareHex(ids.character)}/${bareHex(randomBytes(16))}`,
  bytes: randomBytes(length),
  replaces: null,
});

interface Listed {
  name: string;
}

describeStores('Beside a running server', (database) => {
  const placeOf = async (): Promise<string> => {
    const { kind, place } = await database();
    return kind === 'sqlite' ? folder() : place;
  };

  it('list and show give numbers and no contents', async () => {
    const place = await placeOf();
    const app = await start(place);
    const [small, large] = [newIdentity(), newIdentity()];
    for (const identity of [small, large]) expect((await beginAt(app, identity)).status).toBe(200);
    const marker = new TextEncoder().encode('marked by the test'.repeat(200));
    await sendWrite(app, large, large.first.signingSeed, { boxes: [{ ...box(1), bytes: marker }] });
    await openSession(app, large, large.first.signingSeed);
    await writeEntry(app, small, { kind: 'identity-delete' }, [author(small.recovery)]);

    const { output } = await runCommand('admin list', place, ['--json']);
    const { identities, totals } = JSON.parse(output);
    expect(identities.map(({ id }: { id: string }) => id)).toEqual([large, small].map(({ id }) => bareHex(id)));
    expect(totals).toMatchObject({ identities: 2, boxes: 1, entries: 3, deletes: 1 });
    expect(totals.bytes).toBe(identities[0].bytes + identities[1].bytes);
    expect(identities[0]).toMatchObject({ boxes: 1, entries: 1, state: 'kept', deletesAt: null });
    expect(identities[1]).toMatchObject({ boxes: 0, entries: 2, byOperator: false });
    expect(identities[0].written).toBeGreaterThan(identities[0].created - 60_000);
    const second = JSON.parse(
      (await runCommand('admin list', place, ['--json', '--limit', '1', '--page', '2'])).output,
    );
    expect(second.identities).toEqual([identities[1]]);
    const byId = JSON.parse((await runCommand('admin list', place, ['--json', '--sort', 'id'])).output).identities;
    expect(byId.map(({ id }: { id: string }) => id)).toEqual([large, small].map(({ id }) => bareHex(id)).sort());

    const words = (await runCommand('admin list', place, [])).output;
    expect(words).toContain(bareHex(large.id));
    expect(words).toMatch(/2 of 2 identities; in all .*1 box, 3 log entries; 1 being deleted/);

    const shown = await runCommand('admin show', place, [bareHex(large.id).slice(0, 8)]);
    expect(shown.code).toBe(0);
    expect(shown.output).toMatch(/open sessions +1\n/);
    expect(shown.output).toMatch(/passkey.*managing +active/);
    expect(shown.output).toMatch(/recovery.*active/);
    expect(shown.output + output).not.toContain('marked');
    const detail = JSON.parse((await runCommand('admin show', place, ['--json', bareHex(large.id)])).output);
    expect(detail.rows).toMatchObject({ boxes: 1, 'log entries': 1, 'removed boxes': 0, 'open sessions': 1 });
  });

  it('remove says first what it would remove, waits, can be cancelled, and ends it at once on demand', async () => {
    const place = await placeOf();
    const app = await start(place);
    const identity = newIdentity();
    const id = bareHex(identity.id);
    expect((await beginAt(app, identity)).status).toBe(200);
    const seed = identity.first.signingSeed;
    const isServed = async () => (await openSession(app, identity, seed)).status === 200;
    const put = async () => (await sendWrite(app, identity, seed, { boxes: [box(10)] })).status;

    const asked = await runCommand('admin remove', place, [id]);
    expect(asked.code).toBe(2);
    expect(asked.output).toContain('Nothing was removed');
    expect((await runCommand('admin remove', place, ['--yes', id.slice(0, 10)])).code).toBe(2);

    expect(await runCommand('admin remove', place, ['--yes', id])).toMatchObject({ code: 0 });
    // A write in between leaves the removal as it is.
    expect([await isServed(), await put()]).toEqual([true, 200]);
    expect((await runCommand('admin list', place, [])).output).toMatch(/deleted on .* by the operator/);
    expect(await runCommand('admin remove', place, ['--cancel', id])).toMatchObject({ code: 0 });
    expect((await runCommand('admin list', place, [])).output).toContain('0 being deleted');
    expect((await runCommand('admin remove', place, ['--cancel', id])).code).toBe(1);

    const owned = newIdentity();
    expect((await beginAt(app, owned)).status).toBe(200);
    await writeEntry(app, owned, { kind: 'identity-delete' }, [author(owned.first)]);
    const late = await runCommand('admin remove', place, ['--yes', bareHex(owned.id)]);
    expect(late.output).toMatch(/will be deleted on .*, as its owner asked before/);
    expect((await runCommand('admin list', place, [])).output).toMatch(/deleted on .* by its owner/);
    expect(await runCommand('admin remove', place, ['--yes', '--now', bareHex(owned.id)])).toMatchObject({ code: 0 });

    // The server has its log in its cache.
    expect([await isServed(), await put()]).toEqual([true, 200]);
    expect(await runCommand('admin remove', place, ['--yes', '--now', id])).toMatchObject({ code: 0 });
    expect([await isServed(), await put()]).toEqual([false, 422]);
    expect((await beginAt(app, identity)).status).toBe(422);
    expect((await runCommand('admin remove', place, ['--yes', id])).output).toContain('There is no identity');
    expect((await runCommand('admin list', place, [])).output).toContain('0 of 0 identities');
  });

  it('invite makes codes that admit, once each, and lists and revokes them', async () => {
    const place = await placeOf();
    const app = await start(place, ['--registration', 'invited']);
    const begin = async (code: string | null) => {
      const identity = newIdentity();
      const draft = {
        expect: null,
        entries: [identity.genesis],
        head: { number: 0, hash: identity.id },
        origin: ORIGIN,
      };
      const write = signedWrite(identity, identity.first.signingSeed, draft);
      const parsed = code === null ? null : parseInvitation(code);
      const body = parsed === null ? write : { ...write, invitation: toBase64Url(parsed) };
      return (await app.ask('POST', `${identity.path}/writes`, { body })).status;
    };
    const made = await runCommand('admin invite', place, ['--count', '2', '--json', '--origin', ORIGIN]);
    const [first, second] = JSON.parse(made.output).invitations as { name: string; code: string; link: string }[];
    if (first === undefined || second === undefined) throw new Error(made.output);
    expect(first.link).toBe(`${ORIGIN}/#invite=${first.code}`);
    expect([await begin(null), await begin(first.code), await begin(first.code)]).toEqual([403, 200, 403]);
    const listed = (await runCommand('admin invite', place, ['--list'])).output;
    expect(listed).toMatch(new RegExp(`${first.name} +0 .*used up`));
    expect(listed).toMatch(new RegExp(`${second.name} +1 .*valid`));
    expect(listed + (await runCommand('admin invite', place, ['--list', '--json'])).output).not.toContain(second.code);
    expect(await runCommand('admin invite', place, ['--revoke', second.name])).toMatchObject({ code: 0 });
    expect(await begin(second.code)).toBe(403);
    expect((await runCommand('admin invite', place, ['--revoke', second.name])).code).toBe(1);
    const list = async () =>
      (JSON.parse((await runCommand('admin invite', place, ['--list', '--json'])).output) as Listed[]).map(
        (each) => each.name,
      );
    const before = await list();
    const short = first.name.slice(0, 1);
    const asked = await runCommand('admin invite', place, ['--revoke', short]);
    expect(asked).toMatchObject({ code: 2, output: expect.stringContaining('Nothing was revoked') });
    expect(asked.output).toContain(`\n1 invitation begins with ${short}`.trim());
    expect(await list()).toEqual(before);
    expect(await runCommand('admin invite', place, ['--revoke', short, '--yes'])).toMatchObject({ code: 0 });
    expect(await list()).not.toContain(first.name);
    const shown = await runCommand('admin invite', place, ['--uses', '2']);
    const [code = ''] = /([0-9A-Z]{5}-){5}[0-9A-Z]/.exec(shown.output) ?? [];
    expect([await begin(code), await begin(code), await begin(code)]).toEqual([200, 200, 403]);
  });

  it('reset ends the lockouts of one name, in any spelling, and says how many counters it cleared', async () => {
    const place = await placeOf();
    const app = await start(place);
    const guess = async (name: string): Promise<number> => {
      const { body } = await guessOf(name);
      return (await app.ask('POST', '/v1/id/opaque/login/start', { body })).status;
    };
    for (const name of ['ada@example.org', 'eve@example.org']) {
      let status = 200;
      while (status === 200) status = await guess(name);
      expect(status).toBe(429);
    }
    const cleared = await runCommand('admin reset', place, [], {}, ' Ada@Example.org\n');
    expect(cleared).toMatchObject({ code: 0 });
    expect(cleared.output).toContain('2 counters cleared');
    expect(cleared.output).not.toContain('da@');
    expect(await guess('ada@example.org')).toBe(200);
    expect(await guess('eve@example.org')).toBe(429);
    expect((await runCommand('admin reset', place, ['nobody'])).output).toContain('0 counters cleared');
    expect((await runCommand('admin reset', place, [], {}, '\n')).code).toBe(2);
  });
});

it('invite shows every code that it stored, also when it fails midway', async () => {
  const place = folder();
  await (await startServer(place)).end('SIGTERM');
  const database = new DatabaseSync(databaseFile(place));
  database.exec(`CREATE TRIGGER full BEFORE INSERT ON admissions WHEN (SELECT count(*) FROM admissions) >= 2
    BEGIN SELECT RAISE(ABORT, 'on purpose'); END`);
  const failed = await runCommand('admin invite', place, ['--count', '5']);
  expect(failed).toMatchObject({ code: 1, output: expect.stringContaining('2 invitations of 5 made. on purpose') });
  expect(failed.output.match(/([0-9A-Z]{5}-){5}[0-9A-Z]/g)).toHaveLength(2);
  database.exec('DELETE FROM admissions');
  const { code, bytes } = await runCommand('admin invite', place, ['--count', '5', '--json']);
  database.close();
  expect(code).toBe(1);
  const shown = (JSON.parse(bytes.toString()).invitations as Listed[]).map(({ name }) => name);
  const listed = JSON.parse((await runCommand('admin invite', place, ['--list', '--json'])).output) as Listed[];
  expect(listed.map(({ name }) => name)).toEqual(shown.sort());
});

it('says what is wrong with its command line, and how to go on', async () => {
  const place = folder();
  const none = await runCommand('admin list', place, []);
  expect(none).toMatchObject({ code: 2 });
  expect(none.output).toContain('Name the folder of the server with --data');
  for (const [script, parameters, said] of [
    ['admin vanish', [], 'There is no act "vanish"'],
    ['admin list', ['--sort', 'age'], '--sort takes bytes|boxes|entries|id'],
    ['admin list', ['--limit', '0'], '--limit takes a whole number from 1'],
    ['admin list', ['word'], "Unexpected argument 'word'"],
    ['admin show', [], 'Name the identity'],
    ['admin show', ['xyz'], '"xyz" is no ID'],
    ['admin admit', ['--count', 'many'], '--count takes a whole number'],
    ['admin remove', ['a'.repeat(64), '--now', '--cancel'], 'not both'],
    ['admin invite', ['--list', '--count', '2'], 'one at a time'],
    ['admin invite', ['--yes'], '--yes works only with --revoke'],
    ['admin invite', ['--revoke', 'x'], '--revoke takes the name'],
    ['admin invite', ['--origin', 'keys.example'], '--origin needs an address'],
  ] as const) {
    const { code, output } = await runCommand(script, place, parameters);
    expect([script, code]).toEqual([script, 2]);
    expect(output).toContain(said);
    expect(output).toContain('npm run server:admin --');
  }
  const help = await runCommand('admin --help', place, []);
  expect(help.code).toBe(0);
  for (const act of ['list', 'show', 'remove', 'reset', 'invite', 'admit', 'check']) {
    expect(help.output).toContain(`\n  ${act} `);
    const usage = await runCommand(`admin ${act}`, place, ['--help']);
    expect(usage).toMatchObject({ code: 0, output: expect.stringContaining('DATABASE_URL_FILE=FILE') });
  }
});
