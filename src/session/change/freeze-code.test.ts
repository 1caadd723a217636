/** A printed freeze code against the real key server: it freezes the one method it was made for, and only while the log names it. */
import { afterEach, describe, expect, it } from 'vitest';
import { createFreezeCode } from '../../keys/freeze-code.ts';
import { appendEntry } from '../../keys/log/append.ts';
import type { EntryAction, EntrySigner } from '../../keys/log/entry.ts';
import type { LogState } from '../../keys/log/state.ts';
import { verifyLog } from '../../keys/log/verify.ts';
import {
  HOUR,
  ids,
  namesFreezeCode,
  START,
  type TestMethod,
  testGenesis,
  testMethod,
} from '../../keys/testing/identity.ts';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import { type TestApp, testApp } from '../../server/testing/app.ts';
import { sqliteDatabase } from '../../server/testing/stores.ts';
import { createRemote, findServer, type Remote } from '../../sync/remote.ts';
import { freezeByCode } from './freeze-code.ts';

const URL = 'https://keys.example';
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Scene {
  app: TestApp;
  remote: Remote;
  first: TestMethod;
  recovery: TestMethod;
  entries: Uint8Array[];
  log: LogState;
}

async function scene(): Promise<Scene> {
  const database = sqliteDatabase(ends);
  const app = await testApp(await database.open());
  const fetch = app.fetch as never;
  const remote = createRemote(await findServer(URL, fetch), fetch);
  const { entry, log, first, recovery } = testGenesis();
  return { app, remote, first, recovery, entries: [entry], log };
}

function append(at: Scene, action: Exclude<EntryAction, { kind: 'genesis' }>, signers: EntrySigner[]): void {
  const next = appendEntry(at.log, { timestamp: START + HOUR, action }, signers);
  at.entries.push(next.entry);
  at.log = next.log;
}

const author = ({ id, signingSeed }: TestMethod): EntrySigner => ({ role: 'author', id, seed: signingSeed });

/** A login method with a freeze code; at a level that manages only with the recovery key's consent. */
function addWithCode(at: Scene, name: string, levelId: Uint8Array): { groups: string[]; id: Uint8Array } {
  const { groups, seed } = createFreezeCode();
  const method = testMethod(name, 'passkey', levelId);
  append(at, { kind: 'mode-add', method: method.descriptor }, [
    author(at.recovery),
    { role: 'possession', id: method.id, seed: method.signingSeed },
  ]);
  const code = namesFreezeCode(method, seed);
  append(at, code.action, [author(at.recovery), code.own]);
  return { groups, id: method.id };
}

async function publish({ remote, log, entries, first }: Scene): Promise<void> {
  const { identityId, head } = log;
  const write = { identityId, key: randomBytes(16), expect: null, entries, head, boxes: [], auditKey: null };
  const outcome = await remote.identities.write(remote.identities.sign(write, first.signingSeed));
  expect(outcome.kind).toBe('written');
}

const use = ({ app }: Scene, groups: string[]) =>
  freezeByCode(groups.join(' ').toLowerCase(), URL, app.fetch as never, () => app.clock.now);

async function statesAt({ remote, log, first, app }: Scene) {
  const page = await remote.identities.reader(log.identityId, first.signingSeed).log(0);
  return verifyLog(page.entries, { now: app.clock.now });
}

describe('a printed freeze code', () => {
  it('freezes its method at the server, and says so when it is frozen already', async () => {
    const at = await scene();
    const blue = addWithCode(at, 'blue', ids.everyday);
    await publish(at);
    const identityId = bareHex(at.log.identityId);
    expect(await use(at, blue.groups)).toEqual({ identityId, kind: 'passkey', already: false });
    const log = await statesAt(at);
    expect(log.methods.get(bareHex(blue.id))?.state).toBe('frozen');
    expect(log.methods.get(bareHex(at.first.id))?.state).toBe('active');
    expect(await use(at, blue.groups)).toEqual({ identityId, kind: 'passkey', already: true });
  });

  it('freezes a managing method while another one is left, and never the last one', async () => {
    const at = await scene();
    const second = addWithCode(at, 'second', ids.managers);
    const third = addWithCode(at, 'third', ids.managers);
    append(at, { kind: 'mode-freeze', methodId: at.first.id }, [author(at.recovery)]);
    // The first one began the identity, and is frozen by now: the recovery key publishes.
    at.first = at.recovery;
    await publish(at);
    expect((await use(at, second.groups)).already).toBe(false);
    await expect(use(at, third.groups)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await statesAt(at)).methods.get(bareHex(third.id))?.state).toBe('active');
  });

  it('that was withdrawn, or that no server knows, freezes nothing', async () => {
    const at = await scene();
    const blue = addWithCode(at, 'blue', ids.everyday);
    append(at, { kind: 'mode-freeze-code', methodId: blue.id, freezePublicKey: null }, [author(at.first)]);
    await publish(at);
    await expect(use(at, blue.groups)).rejects.toMatchObject({ code: 'not-found' });
    await expect(use(at, createFreezeCode().groups)).rejects.toMatchObject({ code: 'not-found' });
    await expect(use(at, ['FREEZE', 'ABCDE'])).rejects.toMatchObject({ code: 'bad-input' });
    expect((await statesAt(at)).methods.get(bareHex(blue.id))?.state).toBe('active');
  });

  it('is refused by the wallet when the server shows a log that does not name it', async () => {
    const at = await scene();
    const blue = addWithCode(at, 'blue', ids.everyday);
    await publish(at);
    const short: typeof at.app.fetch = async (input, init) => {
      const answer = await at.app.fetch(input, init);
      if (!String(input).includes('/log?')) return answer;
      const page = (await answer.json()) as { entries: string[]; head: unknown };
      return Response.json({
        ...page,
        entries: page.entries.slice(0, 1),
        head: { ...(page.head as object), number: 0 },
      });
    };
    const used = freezeByCode(blue.groups.join(''), URL, short as never, () => at.app.clock.now);
    await expect(used).rejects.toMatchObject({ code: 'refused' });
  });
});
