/**
 * Acts that take an account at the key server and are given up half way: the account is free again afterwards, and an account that did become
 * part of a log is never taken away, whatever stops and whatever the server says. The pairing's part: pairing/given-up.test.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBytes, toBase64Url, utf8 } from '../../lib/bytes.ts';
import { TEST_ORIGIN } from '../../server/testing/app.ts';
import type { Fetch } from '../../sync/remote.ts';
import { createMethodActs, type MethodActs } from '../change/method-acts.ts';
import type { OpenCredential } from '../login/login-method.ts';
import { password } from '../login/password.ts';
import type { SessionCore } from '../session-core.ts';
import { addKey } from '../testing/add-key.ts';
import { choosePassword, createPasswordServer, keyOf, type PasswordServer } from '../testing/password-person.ts';
import { type Computer, createComputer, createServedIdentity } from '../testing/served.ts';
import { type Created, proofOf, type Stage } from '../testing/stage.ts';
import { stopEverywhere } from '../testing/stopping.ts';
import { typedSalt } from '../testing/typed-salt.ts';
import { createDraftActs, type DraftActs } from '../unlock/draft-acts.ts';

const PASSWORD = 'tundra violin gasket moth';

let server: PasswordServer;
beforeAll(async () => {
  server = await createPasswordServer();
});
afterAll(() => server.stop());

const code = (code: string) => expect.objectContaining({ code });

const chosen = async (name: string): Promise<OpenCredential> =>
  password.ofMade(await choosePassword(server, name, PASSWORD, { localUnlock: true }), {
    saltOf: async () => '',
    typedSalt,
    server: async () => TEST_ORIGIN,
    opaqueAt: () => server.opaque,
  });

/** Is the account taken? Takes it for a moment if it is not. */
async function isTaken(name: string): Promise<boolean> {
  const token = randomBytes(32);
  const { enrolment } = await chosen(name);
  if (enrolment === null) throw new Error('A password has an enrolment.');
  try {
    await enrolment.enrol(token);
  } catch (error) {
    expect(error).toEqual(code('exists'));
    return true;
  }
  await server.opaque.control(enrolment.row, token, 'remove');
  return false;
}

let names = 0;
const freshName = () => `name-${++names}`;

const draftsOf = ({ session }: Stage): DraftActs =>
  createDraftActs({
    parts: session.parts,
    drafts: session.drafts,
    serverOf: () => session.parts.server,
    isEmpty: async () => (await session.state()) === 'empty',
    touch: async () => undefined,
  });

const WANTED = { type: 'person', name: 'Password', server: TEST_ORIGIN, chainId: 1 } as const;

async function confirmed(drafts: DraftActs): Promise<void> {
  const { recoveryKey, ask } = await drafts.recoveryKey();
  await drafts.confirm(Object.fromEntries(ask.map((place) => [place, recoveryKey[place - 1] ?? ''])));
}

/** Does a computer that knows nothing find an identity with this password? */
async function opensElsewhere(name: string): Promise<boolean> {
  const { stage } = await createComputer(server.fetch, Date.now());
  try {
    const found = { kind: 'password', accountName: name, rememberName: false, password: PASSWORD } as const;
    const answer = { ...found, key: await keyOf(server, name, PASSWORD) };
    const place = { saltOf: async () => '', typedSalt, server: async () => TEST_ORIGIN, opaqueAt: () => server.opaque };
    const { bound, secrets } = await password.ofFound(answer, place, undefined);
    await stage.session.touch();
    await stage.session.keyServer.find(TEST_ORIGIN, { keepCopy: true, secrets, credential: bound });
    return true;
  } catch (error) {
    expect(error).toEqual(code('wrong-credential'));
    return false;
  }
}

const records = async ({ vault }: Stage): Promise<number> => (await vault.list('local', 'unfinished-')).length;

describe('a start with a password', () => {
  it('leaves its account free wherever it stops, unless the identity is at the server', async () => {
    let [free, kept] = [0, 0];
    await stopEverywhere(
      async () => ({ stage: (await createComputer(server.fetch, Date.now())).stage, set: freshName() }),
      async (stage, name) => {
        const drafts = draftsOf(stage);
        await drafts.begin(await chosen(name), WANTED);
        await confirmed(drafts);
        await drafts.finish();
      },
      async (stage, name) => {
        await stage.restartBrowser();
        draftsOf(stage);
        await stage.session.parts.unfinished.settle();
        const taken = await isTaken(name);
        expect(taken).toBe(await opensElsewhere(name));
        expect(await records(stage)).toBe(0);
        if (taken) kept += 1;
        else free += 1;
      },
    );
    expect(free).toBeGreaterThan(2);
    expect(kept).toBeGreaterThan(1);
  }, 400_000);

  it('keeps its account while a worker is restarted, and frees it with the draft', async () => {
    const { stage } = await createComputer(server.fetch, Date.now());
    const name = freshName();
    await draftsOf(stage).begin(await chosen(name), WANTED);
    stage.restartWorker();
    const drafts = draftsOf(stage);
    await stage.session.parts.unfinished.settle();
    expect(await isTaken(name)).toBe(true);
    // Nothing on the disk shows whose row it is.
    const rows = await stage.disk.list('local', '');
    expect(rows.some(({ value }) => Buffer.from(value).includes(Buffer.from(utf8(name))))).toBe(false);
    await drafts.discard();
    expect(await isTaken(name)).toBe(false);
    expect(await records(stage)).toBe(0);
  }, 120_000);

  it('is free at once for the next start, also where the server did not answer before', async () => {
    const { stage, line } = await createComputer(server.fetch, Date.now());
    const name = freshName();
    const drafts = draftsOf(stage);
    await drafts.begin(await chosen(name), WANTED);
    line.state = 'cut';
    await drafts.discard();
    expect(await records(stage)).toBe(1);
    expect(await isTaken(name)).toBe(true);
    line.state = 'open';
    await drafts.begin(await chosen(name), WANTED);
    await confirmed(drafts);
    await drafts.finish();
    await stage.session.parts.unfinished.settle();
    expect(await opensElsewhere(name)).toBe(true);
  }, 120_000);

  it('whose last answer was lost keeps its account, also when the person gives up', async () => {
    const { stage, line } = await createComputer(server.fetch, Date.now());
    const name = freshName();
    const drafts = draftsOf(stage);
    await drafts.begin(await chosen(name), WANTED);
    await confirmed(drafts);
    line.state = 'deaf';
    await expect(drafts.finish()).rejects.toEqual(code('server-unreachable'));
    line.state = 'open';
    await drafts.discard();
    await stage.restartBrowser();
    await stage.session.parts.unfinished.settle();
    expect(await opensElsewhere(name)).toBe(true);
  }, 120_000);
});

interface Home extends Computer {
  /** The server as this computer sees it. */
  net: { fetch: Fetch };
  created: Created;
  levelId: string;
}

async function connected() {
  const net = { fetch: server.fetch };
  return { net, ...(await createComputer((url, init) => net.fetch(url, init), Date.now())) };
}

const refusal = (status: number, code: string) =>
  Response.json({ error: { code, message: 'No.' }, sequence: 0, boxes: [], head: null }, { status });

/** The same identity on another computer, opened by the same key. */
async function elsewhere({ created, levelId }: Home): Promise<Home> {
  const computer = await connected();
  const { session } = computer.stage;
  const { authenticator } = created;
  const localSalt = toBase64Url(randomBytes(32));
  const credential = { kind: 'passkey' as const, credentialId: authenticator.credentialId, transports: [], localSalt };
  await session.keyServer.find(TEST_ORIGIN, { keepCopy: true, secrets: authenticator.prf(localSalt), credential });
  return { ...computer, created: { ...created, localSalt }, levelId };
}

async function home(): Promise<Home> {
  const computer = await connected();
  const created = await createServedIdentity(computer, TEST_ORIGIN);
  const { log } = await computer.stage.session.view();
  return { ...computer, created, levelId: log.levels.find(({ manages }) => manages)?.id ?? '' };
}

const methodsOf = ({ session }: Stage): MethodActs =>
  createMethodActs(session.parts, session, async () => server.opaque);
const paperOf = ({ created }: Home) => ({ kind: 'recovery-key', text: created.recoveryKey }) as const;

const add = async (at: Home, name: string): Promise<string> =>
  methodsOf(at.stage).add(paperOf(at), await chosen(name), { name: 'Password', levelId: at.levelId });

const isInLog = async ({ session }: { session: SessionCore }, name: string): Promise<boolean> => {
  const { log, names } = await session.view();
  return log.methods.some(({ id }) => names.methods[id]?.account === name);
};

/** The next login: the identity is read from the server, and what was left is looked at. */
async function comeBack({ stage, created }: Home): Promise<void> {
  await stage.restartBrowser();
  await stage.session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  await stage.session.keyServer.synchronise();
  await stage.session.parts.unfinished.settle();
}

/** Another entry in the log of the identity. */
const goOn = ({ stage, created, levelId }: Home) => addKey(stage.session, proofOf(created), levelId, freshName());

describe('a password that is added', () => {
  it('leaves its account free wherever it stops, unless the log names the method', async () => {
    const seen = new Set<boolean>();
    let at: Home | null = null;
    await stopEverywhere(
      async () => {
        at = await home();
        return { stage: at.stage, set: { at, name: freshName() } };
      },
      (_, { at, name }) => add(at, name),
      async (stage, { at, name }) => {
        await comeBack(at);
        const named = await isInLog(stage, name);
        seen.add(named);
        expect(await isTaken(name)).toBe(named);
        expect(await opensElsewhere(name)).toBe(named);
        expect(await records(stage)).toBe(0);
      },
    );
    expect([...seen].sort()).toEqual([false, true]);
  }, 600_000);

  it('whose answer was lost keeps its account before and after the log is read', async () => {
    const at = await home();
    const name = freshName();
    at.line.state = 'deaf';
    await expect(add(at, name)).rejects.toEqual(code('server-unreachable'));
    at.line.state = 'open';
    await at.stage.restartBrowser();
    await at.stage.session.parts.unfinished.settle();
    expect(await isTaken(name)).toBe(true);
    await comeBack(at);
    expect(await isInLog(at.stage, name)).toBe(true);
    expect(await isTaken(name)).toBe(true);
    expect(await records(at.stage)).toBe(0);
  }, 120_000);

  it.each([
    [422, 'not-allowed', 'server-refused'],
    [412, 'stale', 'exists'],
  ])(
    'keeps its account where a server says %i %s and took the entry',
    async (status, said, error) => {
      const at = await home();
      const name = freshName();
      at.net.fetch = async (url, init) => {
        const answer = await server.fetch(url, init);
        return url.endsWith('/writes') ? refusal(status, said) : answer;
      };
      await expect(add(at, name)).rejects.toEqual(code(error));
      await at.stage.session.parts.unfinished.settle();
      expect(await isTaken(name)).toBe(true);
      at.net.fetch = server.fetch;
      await comeBack(at);
      expect(await isInLog(at.stage, name)).toBe(true);
      expect(await opensElsewhere(name)).toBe(true);
      expect(await records(at.stage)).toBe(0);
    },
    120_000,
  );

  it('that the server refused is free as soon as the log has gone on without it', async () => {
    const at = await home();
    const name = freshName();
    at.net.fetch = async (url, init) =>
      url.endsWith('/writes') ? refusal(422, 'not-allowed') : server.fetch(url, init);
    await expect(add(at, name)).rejects.toEqual(code('server-refused'));
    at.net.fetch = server.fetch;
    await comeBack(at);
    // The word of the server alone frees nothing.
    expect(await isTaken(name)).toBe(true);
    await goOn(at);
    await at.stage.session.parts.unfinished.settle();
    expect(await isTaken(name)).toBe(false);
    expect(await records(at.stage)).toBe(0);
  }, 120_000);

  it('is added once, with one row, where another computer was faster', async () => {
    const at = await home();
    const name = freshName();
    const other = await elsewhere(at);
    let raced = false;
    at.net.fetch = async (url, init) => {
      if (url.endsWith('/writes') && !raced) {
        raced = true;
        await goOn(other);
      }
      return server.fetch(url, init);
    };
    await add(at, name);
    expect(raced).toBe(true);
    expect(await opensElsewhere(name)).toBe(true);
    expect(await records(at.stage)).toBe(0);
  }, 120_000);
});
