/** Evil server, before a new computer: it knows nothing but the login, and still takes up nothing that the login's own blob does not vouch for. */

import { beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '../../keys/log/verify.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { importPrivateKey, newLevel } from '../../session/testing/acts.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../../session/testing/served.ts';
import { type Created, proofOf } from '../../session/testing/stage.ts';
import { about, createEvilServer, type EvilServer } from '../testing/evil.ts';

const START = 1_800_000_000_000;

let server: EvilServer;
let here: Computer;
let created: Created;

beforeEach(async () => {
  server = createEvilServer(ORIGIN, () => START);
  here = await createComputer(server.line);
  created = await createServedIdentity(here);
  await here.stage.session.keyServer.synchronise();
});

/** Nothing opens, nothing is written there, and nothing of the try stays here. */
async function findsNothing(codes: readonly string[]): Promise<void> {
  const there = await createComputer(server.line);
  const before = await there.stage.disk.exportAll();
  const entries = server.identity().entries.length;
  const error = await findOn(there, created.authenticator).then(
    () => null,
    (reason) => reason as { code?: string; message?: string },
  );
  expect(codes).toContain(error?.code);
  expect(error?.message).toMatch(/\.$/);
  expect(server.identity().entries).toHaveLength(entries);
  expect(await there.stage.session.state()).toBe('empty');
  expect(await there.stage.disk.exportAll()).toEqual(before);
  expect(there.stage.memory.has('guest')).toBe(false);
  server.lie = null;
  await findOn(await createComputer(server.line), created.authenticator);
}

/** Turns one bit of the last byte. */
const bent = (text: unknown): string => {
  const bytes = fromBase64Url(String(text));
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return toBase64Url(bytes);
};

describe('rows', () => {
  it('with another salt lead nowhere', async () => {
    server.lie = about('/id/rows', () => ({ salt: toBase64Url(randomBytes(32)) }));
    await findsNothing(['wrong-credential']);
  });

  it('with another blob do not open, be it bent, of somebody else or none', async () => {
    const stranger = await createComputer(server.line);
    await createServedIdentity(stranger);
    const foreign = [...server.state.keyRows.values()].at(-1)?.blob ?? new Uint8Array(1);
    server.state.identities.delete([...server.state.identities.keys()].at(-1) ?? '');
    server.lie = about('/key/session', (answer) => ({ ...answer, blob: bent(answer.blob) }));
    await findsNothing(['wrong-personal']);
    server.lie = about('/key/session', (answer) => ({ ...answer, blob: toBase64Url(foreign) }));
    await findsNothing(['wrong-personal']);
    server.lie = about('/key/session', (answer) => ({ ...answer, blob: toBase64Url(randomBytes(200)) }));
    await findsNothing(['wrong-personal']);
  });

  it('cannot be had with a proof for another server', async () => {
    // The challenge of a server in between: the proof names the one that it was made for.
    const proofs: string[] = [];
    const there = await createComputer(async (url, init) => {
      if (url.endsWith('/key/session')) proofs.push(String(init.body));
      return server.line(url, init);
    });
    await findOn(there, created.authenticator);
    const other = createEvilServer('https://other.example', () => START);
    other.state.keyRows = server.state.keyRows;
    other.state.challenges.add(Buffer.from(fromBase64Url(JSON.parse(proofs[0] ?? '{}').challenge)).toString('hex'));
    const answer = await other.fetch('https://other.example/v1/key/session', { method: 'POST', body: proofs[0] ?? '' });
    expect(answer.status).toBe(403);
  });
});

describe('the log', () => {
  it('of another identity is not this one', async () => {
    const stranger = await createComputer(server.line);
    await createServedIdentity(stranger);
    const foreign = [...server.state.identities.values()].at(-1);
    if (!foreign) throw new Error('no other identity');
    server.state.identities.delete([...server.state.identities.keys()].at(-1) ?? '');
    server.lie = about('/log', (answer) => ({
      ...answer,
      entries: foreign.entries.map(toBase64Url),
      head: { number: foreign.log.head.number, hash: toBase64Url(foreign.log.head.hash) },
    }));
    await findsNothing(['bad-log']);
  });

  it('cut off before what the blob knows, bent, or empty is not taken', async () => {
    for (const change of [
      (entries: string[]) => entries.slice(0, 1),
      (entries: string[]) => entries.map(bent),
      (entries: string[]) => [...entries].reverse(),
      () => [] as string[],
    ]) {
      server.lie = about('/log?from=0', (answer) => ({ ...answer, entries: change(answer.entries as string[]) }));
      const first = server.lie;
      server.lie = (path, answer) =>
        first(path, answer) ?? about('/log?', (rest) => ({ ...rest, entries: [] }))(path, answer);
      await findsNothing(['bad-log', 'bad-server']);
    }
  });

  it('as it was before what the blob knows is not taken, however well it fits together', async () => {
    const stored = server.identity();
    const now = { entries: stored.entries, log: stored.log };
    Object.assign(stored, {
      entries: now.entries.slice(0, 1),
      log: verifyLog(now.entries.slice(0, 1), { now: START }),
    });
    const there = await createComputer(server.line);
    await expect(findOn(there, created.authenticator)).rejects.toMatchObject({ code: 'bad-log' });
    expect(await there.stage.session.state()).toBe('empty');
    Object.assign(stored, now);
    await findOn(there, created.authenticator);
  });

  it('as it was before a change by this very login is not taken either', async () => {
    const before = server.backup();
    await here.stage.session.change(proofOf(created), (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
    );
    // A server that held back the older row as well would not be noticed: SECURITY.md says so.
    server.state = { ...before, keyRows: server.state.keyRows, idRows: server.state.idRows };
    const there = await createComputer(server.line);
    await expect(findOn(there, created.authenticator)).rejects.toMatchObject({ code: 'bad-log' });
    expect(await there.stage.session.state()).toBe('empty');
  });

  it('of a while ago, with another head told afterwards, is noticed', async () => {
    const before = server.identity().entries.length;
    await here.stage.session.change(proofOf(created), (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
    );
    server.lie = (path, answer) => {
      if (!path.includes('/log?')) return null;
      const entries = path.endsWith('from=0') ? (answer.entries as string[]).slice(0, before) : [];
      return { ...answer, entries };
    };
    await findsNothing(['bad-log', 'bad-server']);
  });
});

describe('boxes', () => {
  it('that are missing, swapped or bent open nothing: it says so and leaves', async () => {
    server.lie = about('/boxes', (answer) => ({ ...answer, boxes: [] }));
    await findsNothing(['cannot-open', 'storage-broken', 'bad-server']);
    server.lie = about('/boxes', (answer) => {
      const boxes = answer.boxes as { bytes: string | null }[];
      return { ...answer, boxes: boxes.map((box) => ({ ...box, bytes: box.bytes && bent(box.bytes) })) };
    });
    await findsNothing(['cannot-open', 'storage-broken', 'bad-server']);
    server.lie = about('/boxes', (answer) => {
      const boxes = answer.boxes as { bytes: string | null }[];
      return { ...answer, boxes: boxes.map((box, at) => ({ ...box, bytes: boxes[(at + 1) % boxes.length]?.bytes })) };
    });
    await findsNothing(['cannot-open', 'storage-broken', 'bad-server']);
  });
});

it('a new device is not named anywhere before everything opened', async () => {
  const [login] = await here.stage.session.layers();
  await importPrivateKey(here.stage.session.profiles, login?.characterIds[0] ?? '', 'Key', `0x${'7'.repeat(64)}`);
  await here.stage.session.keyServer.synchronise();
  const entries = server.identity().entries.length;
  server.lie = (path, answer) => (path.includes('/boxes') ? { ...answer, boxes: [] } : null);
  await findOn(await createComputer(server.line), created.authenticator).catch(() => undefined);
  expect(server.identity().entries).toHaveLength(entries);
});
