/** Login files in real WebDAV servers (Apache's mod_dav, and one from npm), and at servers that are full, slow, hostile or wrong. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v2 as webdav } from 'webdav-server';
import { STORAGE_USERS, startApache } from '../../../../scripts/lib/apache.mjs';
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import {
  createLoginFile,
  deleteLoginFile,
  filesThere,
  findLoginFiles,
  firstThatOpens,
  type LoginFile,
} from './login-file.ts';
import { createWebDav, type Fetch } from './webdav.ts';

const ADA = { userName: 'ada', password: STORAGE_USERS.ada };
const dav = createWebDav(ADA);

const refusalOf = async (act: Promise<unknown>) => {
  try {
    await act;
  } catch (error) {
    if (isWalletError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was accepted.');
};
const saying = (code: string, words: string) => ({ code, message: expect.stringContaining(words) });

/** Runs a server of Node for one act. */
async function served<Value>(listener: RequestListener, act: (folder: string) => Promise<Value>): Promise<Value> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}/dav/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('at Apache', () => {
  let apache: Awaited<ReturnType<typeof startApache>>;
  const onDisk = (name: string) => join(apache.space, 'ada', name);
  beforeAll(async () => {
    apache = await startApache();
  });
  afterAll(() => apache.stop());

  it('a file is created, found by folder, by address and by id, and deleted', async () => {
    const one = await createLoginFile(dav, apache.folder.slice(0, -1));
    expect(one.address).toBe(`${apache.folder}dramatis.login`);
    expect(existsSync(onDisk('dramatis.login'))).toBe(true);
    const two = await createLoginFile(dav, apache.folder);
    expect(two.address).toBe(`${apache.folder}dramatis-2.login`);
    expect(await filesThere(dav, apache.folder)).toEqual(['dramatis.login', 'dramatis-2.login']);
    expect(await findLoginFiles(dav, apache.folder, null)).toEqual([one, two]);
    expect(await findLoginFiles(dav, apache.folder, two.id)).toEqual([two]);
    expect(await findLoginFiles(dav, two.address, two.id)).toEqual([two]);
    expect(await deleteLoginFile(dav, one)).toBe(true);
    expect(await deleteLoginFile(dav, one)).toBe(false);
    expect(await findLoginFiles(dav, apache.folder, null)).toEqual([two]);
    // The address of a file names its folder too.
    expect((await createLoginFile(dav, two.address)).address).toBe(one.address);
  });

  it('what lies there is never overwritten, and never deleted in the place of the file', async () => {
    writeFileSync(onDisk('dramatis-3.login'), 'a shopping list');
    const file = await createLoginFile(dav, apache.folder);
    expect(file.address).toContain('dramatis-4.login');
    expect(await dav.writeNew(`${apache.folder}dramatis-3.login`, new Uint8Array(3))).toBe(false);
    const others = { address: `${apache.folder}dramatis-3.login`, id: file.id };
    expect(await refusalOf(deleteLoginFile(dav, others))).toEqual(saying('wrong-file', 'isn’t a login file'));
    const another = { ...file, id: (await createLoginFile(dav, apache.folder)).id };
    expect(await refusalOf(deleteLoginFile(dav, another))).toEqual(saying('wrong-file', 'belongs to another login'));
    expect(readFileSync(onDisk('dramatis-3.login'), 'utf8')).toBe('a shopping list');
    expect(existsSync(onDisk('dramatis-4.login'))).toBe(true);
    for (let taken = 6; taken <= 9; taken++) writeFileSync(onDisk(`dramatis-${taken}.login`), 'x'.repeat(9000));
    expect(await refusalOf(createLoginFile(dav, apache.folder))).toEqual(saying('exists', 'Every name'));
    expect(readdirSync(join(apache.space, 'ada'))).toHaveLength(9);
  });

  it('a changed file, a file of another person and a missing file are told apart', async () => {
    const mine = `${apache.folder}dramatis.login`;
    const [file] = await findLoginFiles(dav, mine, null);
    const bob = createWebDav({ userName: 'bob', password: STORAGE_USERS.bob });
    const other = await createLoginFile(bob, `${apache.origin}/bob/`);
    const before = readFileSync(onDisk('dramatis.login'));
    writeFileSync(onDisk('dramatis.login'), readFileSync(join(apache.space, 'bob', 'dramatis.login')));
    expect(await refusalOf(findLoginFiles(dav, mine, file?.id ?? ''))).toEqual(
      saying('wrong-file', 'belongs to another login'),
    );
    expect((await findLoginFiles(dav, mine, null))[0]?.id).toBe(other.id);
    writeFileSync(onDisk('dramatis.login'), before.subarray(0, before.length - 4));
    expect(await refusalOf(findLoginFiles(dav, mine, file?.id ?? ''))).toEqual(saying('wrong-file', 'was changed'));
    writeFileSync(onDisk('dramatis.login'), before);
    expect(await refusalOf(findLoginFiles(dav, `${apache.folder}gone.login`, null))).toEqual(
      saying('not-found', 'no login file at this address'),
    );
    expect(await refusalOf(findLoginFiles(dav, `${apache.folder}gone/`, null))).toEqual(
      saying('not-found', 'no login file in this folder'),
    );
  });

  it('wrong credentials, a closed folder, a missing folder, a folder without WebDAV, a lock and a redirect each say what to do', async () => {
    const wrong = createWebDav({ ...ADA, password: 'app-password' });
    expect(await refusalOf(createLoginFile(wrong, apache.folder))).toEqual(saying('refused', 'app password'));
    expect(await refusalOf(createLoginFile(dav, `${apache.origin}/nothing/`))).toEqual(
      saying('not-found', 'create the folder first'),
    );
    expect(await refusalOf(createLoginFile(dav, `${apache.origin}/pages/`))).toEqual(
      saying('refused', 'can’t save files at this address'),
    );
    expect(await refusalOf(createLoginFile(dav, `${apache.origin}/moved/`))).toEqual(
      saying('refused', 'was not sent there'),
    );
    const address = `${apache.folder}dramatis-2.login`;
    const [file] = await findLoginFiles(dav, address, null);
    const authorization = `Basic ${Buffer.from(`${ADA.userName}:${ADA.password}`).toString('base64')}`;
    const lock =
      '<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>';
    const locked = await fetch(address, { method: 'LOCK', headers: { authorization }, body: lock });
    expect(locked.status).toBe(200);
    expect(await refusalOf(deleteLoginFile(dav, { address, id: file?.id ?? '' }))).toEqual(
      saying('refused', 'has locked this file'),
    );
    chmodSync(onDisk('dramatis-2.login'), 0o000);
    expect(await refusalOf(findLoginFiles(dav, address, null))).toEqual(saying('refused', 'permissions'));
    chmodSync(onDisk('dramatis-2.login'), 0o644);
  });
});

it('on a full disk nothing is left, and the person is told', async () => {
  const apache = await startApache({ isFull: true });
  try {
    const refused = await refusalOf(createLoginFile(dav, apache.folder));
    expect(refused).toEqual(
      apache.hasDisk ? saying('storage-full', 'is full') : saying('storage-unreachable', 'could not do this'),
    );
    expect(await refusalOf(findLoginFiles(dav, apache.folder, null))).toEqual(saying('not-found', 'no login file'));
  } finally {
    await apache.stop();
  }
});

it('a WebDAV server from npm takes, gives and deletes a file', async () => {
  const users = new webdav.SimpleUserManager();
  const rights = new webdav.SimplePathPrivilegeManager();
  rights.setRights(users.addUser('ada', ADA.password, false), '/', ['all']);
  const server = new webdav.WebDAVServer({
    hostname: '127.0.0.1',
    port: 0,
    requireAuthentification: true,
    httpAuthentication: new webdav.HTTPBasicAuthentication(users, 'storage'),
    privilegeManager: rights,
  });
  const http = await server.startAsync(0);
  try {
    const folder = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
    const file = await createLoginFile(dav, folder);
    expect((await createLoginFile(dav, folder)).address).toContain('dramatis-2.login');
    expect(await findLoginFiles(dav, folder, file.id)).toEqual([file]);
    expect(await refusalOf(createLoginFile(createWebDav({ ...ADA, password: 'no' }), folder))).toEqual(
      saying('refused', 'app password'),
    );
    expect(await refusalOf(createLoginFile(dav, `${folder}none/`))).toEqual(saying('not-found', 'no such folder'));
    expect(await deleteLoginFile(dav, file)).toBe(true);
    expect((await findLoginFiles(dav, folder, null)).map(({ address }) => address)).toEqual([
      `${folder}dramatis-2.login`,
    ]);
  } finally {
    await server.stopAsync();
  }
});

describe('a server that is', () => {
  it('full, busy or out of order is told apart by its status, and its words are not shown', async () => {
    const words: [number, string, string][] = [
      [507, 'storage-full', 'Free some space'],
      [413, 'storage-full', 'Free some space'],
      [403, 'refused', 'can write to'],
      [405, 'refused', 'can’t save files at this address'],
      [409, 'not-found', 'create the folder first'],
      [423, 'refused', 'has locked'],
      [429, 'storage-unreachable', 'busy'],
      [503, 'storage-unreachable', 'busy'],
      [500, 'storage-unreachable', 'status 500'],
      [207, 'storage-unreachable', 'status 207'],
    ];
    for (const [status, code, said] of words)
      await served(
        ({ method }, response) => response.writeHead(method === 'PUT' ? status : 404).end('Call 555-0100 now!'),
        async (folder) => {
          const refused = await refusalOf(createLoginFile(dav, folder));
          expect(refused).toEqual(saying(code, said));
          expect(refused.message).not.toContain('555');
        },
      );
  });

  it('slow is given up, before and within its answer', async () => {
    const patient = createWebDav(ADA, undefined, 200);
    const slow: RequestListener[] = [
      () => undefined,
      (_, response) => {
        response.writeHead(200).write('Dramatis');
      },
    ];
    for (const listener of slow)
      await served(listener, async (folder) =>
        expect(await refusalOf(findLoginFiles(patient, `${folder}a.login`, null))).toEqual(
          saying('storage-unreachable', 'too long'),
        ),
      );
    expect(await refusalOf(findLoginFiles(dav, 'http://127.0.0.1:1/a.login', null))).toEqual(
      saying('storage-unreachable', 'can’t be reached'),
    );
  });

  it('endless is cut off, and nothing more is read', async () => {
    let sent = 0;
    await served(
      (_, response) => {
        const go = () => {
          for (let more = true; more && !response.destroyed; sent += 1024) more = response.write('x'.repeat(1024));
        };
        response.writeHead(200).on('drain', go);
        go();
      },
      async (folder) => {
        expect(await refusalOf(findLoginFiles(dav, `${folder}a.login`, null))).toEqual(
          saying('wrong-file', 'too large'),
        );
      },
    );
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('redirecting gets no request, and the other place gets no password', async () => {
    const seen: string[] = [];
    await served(
      ({ headers }, response) => {
        seen.push(headers.authorization ?? 'none');
        response.end();
      },
      async (other) => {
        for (const status of [301, 302, 303, 307, 308])
          await served(
            (_, response) => response.writeHead(status, { location: `${other}a.login` }).end(),
            async (folder) => {
              expect(await refusalOf(createLoginFile(dav, folder))).toEqual(saying('refused', 'was not sent there'));
              expect(await refusalOf(dav.remove(`${folder}a.login`))).toEqual(saying('refused', 'was not sent there'));
            },
          );
      },
    );
    expect(seen).toEqual([]);
  });

  it('unfaithful, giving back another file than was written, gives no login', async () => {
    let stored: Buffer | null = null;
    await served(
      ({ method }, response) => {
        if (method === 'PUT') stored = Buffer.from('something else');
        response.writeHead(method === 'PUT' ? 201 : stored === null ? 404 : 200).end(stored);
      },
      async (folder) =>
        expect(await refusalOf(createLoginFile(dav, folder))).toEqual(saying('wrong-file', 'doesn’t return')),
    );
  });

  it('anything at all is answered with a sentence, never with an unexpected error', async () => {
    const answer = fc.record({
      status: fc.integer({ min: 200, max: 599 }),
      body: fc.oneof(
        fc.string({ maxLength: 60 }),
        fc.constant('Dramatis login file 1\n'),
        fc.constant('x'.repeat(5000)),
      ),
      breaks: fc.boolean(),
    });
    const bodiless = [204, 205, 304];
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(answer), async (answers) => {
        const fetch: Fetch = async () => {
          const { status, body, breaks } = answers.next().value;
          if (breaks && status % 7 === 0) throw new TypeError('Failed to fetch');
          return new Response(bodiless.includes(status) ? null : body, { status });
        };
        const hostile = createWebDav(ADA, fetch);
        const place = 'https://cloud.example.org/dav/';
        expect((await refusalOf(createLoginFile(hostile, place))).message).toMatch(/\.$/);
        expect((await refusalOf(findLoginFiles(hostile, place, null))).message).toMatch(/\.$/);
      }),
      { numRuns: 500 },
    );
  });
});

it('user name and password go out in UTF-8, with no cookie and no cache, and impossible ones do not go out', async () => {
  const calls: RequestInit[] = [];
  const fetch: Fetch = async (_, init) => {
    calls.push(init);
    return new Response(null, { status: 404 });
  };
  await createWebDav({ userName: 'Zoë', password: 'p:ässword' }, fetch).read('https://cloud.example.org/a.login');
  expect(calls[0]).toMatchObject({ redirect: 'manual', credentials: 'omit', cache: 'no-store' });
  const authorization = new Headers(calls[0]?.headers).get('authorization') ?? '';
  expect(Buffer.from(authorization.slice('Basic '.length), 'base64').toString()).toBe('Zoë:p:ässword');
  for (const [userName, password] of [
    ['', 'x'],
    ['x', ''],
    ['a:b', 'x'],
    ['a\n', 'x'],
    ['a', '\u0000'],
  ] as const)
    expect(() => createWebDav({ userName, password }, fetch)).toThrow(/\.$/);
  expect(calls).toHaveLength(1);
});

it('each file of a folder is tried until one opens, and another failure ends the search', async () => {
  const files: LoginFile[] = ['a', 'b', 'c'].map((id) => ({ address: id, id, key: id }));
  const tried: string[] = [];
  const opening = (rightId: string, fails: string | null) => async (file: LoginFile) => {
    tried.push(file.id);
    if (file.id === fails) throw new WalletError('server-unreachable', 'It can’t be reached.');
    if (file.id !== rightId) throw new WalletError('wrong-credential', `Not ${file.id}.`);
  };
  await firstThatOpens(files, opening('b', null));
  expect(tried.splice(0)).toEqual(['a', 'b']);
  expect(await refusalOf(firstThatOpens(files, opening('none', null)))).toEqual(saying('wrong-credential', 'Not a.'));
  expect(tried.splice(0)).toEqual(['a', 'b', 'c']);
  expect(await refusalOf(firstThatOpens(files, opening('c', 'b')))).toEqual(saying('server-unreachable', 'reached'));
  expect(tried).toEqual(['a', 'b']);
});
