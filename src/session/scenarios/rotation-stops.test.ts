/**
 * New keys for everything that people hold, stopped at each step: the worker, the browser and the server. Whatever stops, each login
 * opens afterwards exactly what it should, and what a removed method holds opens nothing.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SigningRuleView } from '../../messaging/signing-policy.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import { exportPrivateKey } from '../accounts/accounts.ts';
import { changeLevel } from '../change/levels.ts';
import { createPersonActs } from '../change/person-acts.ts';
import { createPolicyActs } from '../change/policy-acts.ts';
import { createSecretActs } from '../secrets/secret-acts.ts';
import type { SessionCore } from '../session-core.ts';
import type { TestKey } from '../testing/add-key.ts';
import { type Computer, createComputer, findOn } from '../testing/served.ts';
import { stopAfter } from '../testing/stopping.ts';
import { createTheatre, openedWith, type Theatre, unlockWith } from '../testing/theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await createTheatre();
}, 240_000);

type World = Awaited<ReturnType<Theatre['open']>>;

/** A change that gives new keys. `lost`: whose keys open nothing afterwards. */
interface Rotation {
  name: string;
  act(world: World): Promise<unknown>;
  lost: { office: boolean; vault: boolean };
  /** Of Ida, afterwards. */
  ida: 'removed' | 'no vault';
  /** The steps of a rotation are the same whatever begins it: one goes through all stops. */
  stops: (keyof typeof STOPS)[];
}

const personActs = ({ computer: { stage } }: World) =>
  createPersonActs(
    stage.session.profiles,
    stage.session,
    () => stage.now.at,
    async () => null,
  );

const ROTATIONS: Rotation[] = [
  {
    name: 'a member is removed with all their keys',
    act: (world) => personActs(world).remove(theatre.mara, theatre.idaId, 'lost'),
    lost: { office: true, vault: true },
    ida: 'removed',
    stops: ['worker', 'browser', 'server', 'answer'],
  },
  {
    name: 'a role loses a character that it viewed',
    act: ({ computer: { stage } }) =>
      stage.session.change(theatre.mara, (change) =>
        changeLevel(change, theatre.members, { name: 'Members', manages: false, characterIds: [theatre.office] }),
      ),
    lost: { office: false, vault: true },
    ida: 'no vault',
    stops: ['worker', 'answer'],
  },
];

/** Something stops at one step. @returns whether it did before the change was over */
type Stop = (world: World, step: number, work: () => Promise<unknown>) => Promise<boolean>;

/** From one request on the server is not there; `deaf`: it takes that request, and only the answer is lost. */
const serverStops =
  (deaf: boolean): Stop =>
  async ({ computer: { line } }, step, work) => {
    const { fetch } = line;
    let asked = 0;
    line.fetch = async (url, init) => {
      asked += 1;
      if (asked > step + 1 || (asked === step + 1 && !deaf)) throw new TypeError('The server is not there.');
      const answer = await fetch(url, init);
      if (asked > step) throw new TypeError('The answer was lost.');
      return answer;
    };
    await work().catch((error: unknown) => expect(error).toMatchObject({ code: 'server-unreachable' }));
    line.fetch = fetch;
    return asked > step;
  };

const STOPS = {
  worker: async ({ computer: { stage } }, step, work) => {
    const stopped = await stopAfter(stage, step, work);
    stage.restartWorker();
    return stopped;
  },
  browser: async ({ computer: { stage } }, step, work) => {
    const stopped = await stopAfter(stage, step, work);
    await stage.restartBrowser();
    await unlockWith(stage, theatre.created);
    return stopped;
  },
  server: serverStops(false),
  answer: serverStops(true),
} satisfies Record<string, Stop>;

const BOTH = () => [theatre.office, theatre.vault];
const readable = (session: SessionCore, id: string) =>
  session.profiles.read(id).then(
    (profile) => profile,
    () => null,
  );

/** What an owner sees: every private key, every secret of every login and note. */
async function ownedBy(session: SessionCore, id: string) {
  const secrets = createSecretActs(session.parts, session.profiles);
  const { accounts } = await session.profiles.read(id);
  for (const { address } of accounts) await exportPrivateKey(session.profiles, id, address);
  const list = [];
  for (const { targetId, kind, name } of await secrets.list(id)) {
    const parts = kind === 'note' ? (['note'] as const) : (['password', 'note', 'totp'] as const);
    for (const part of parts) list.push([name, part, await secrets.read(id, targetId, part)]);
  }
  return { addresses: accounts.map(({ address }) => address), secrets: list };
}

/** What may be used and not shown. */
async function usedBy(session: SessionCore, id: string) {
  const secrets = createSecretActs(session.parts, session.profiles);
  const [entry] = await secrets.list(id);
  const targetId = entry?.targetId ?? '';
  await expect(secrets.read(id, targetId, 'password')).rejects.toMatchObject({ code: 'not-allowed' });
  return { filled: await secrets.filling(id, targetId), code: (await secrets.code(id, targetId))?.code };
}

/** What is shown without a key of anything. */
async function viewedBy(session: SessionCore, id: string) {
  await expect(session.profiles.use(id, async () => null)).rejects.toMatchObject({ code: 'closed' });
  const { accounts, secrets, name } = await session.profiles.read(id);
  const targetId = secrets?.[0]?.targetId ?? '';
  const acts = createSecretActs(session.parts, session.profiles);
  await expect(acts.filling(id, targetId)).rejects.toMatchObject({ code: 'closed' });
  return { name, accounts: accounts.map(({ address }) => address), secrets: secrets?.map((entry) => entry.name) };
}

const limitsOf = async (session: SessionCore): Promise<SigningRuleView[]> =>
  createPolicyActs(session.parts, session.profiles, session).rules();

/** What each login opens, found by opening it. Ida: `null` where her key opens nothing at all. */
async function everything({ computer: { stage } }: World) {
  const { created, ida, bo, office, vault } = theatre;
  const as = async <Value>(key: TestKey, look: (session: SessionCore) => Promise<Value>): Promise<Value> => {
    const session = await stage.restartBrowser();
    await unlockWith(stage, key);
    await session.keyServer.synchronise();
    return look(session);
  };
  const mara = await as(created, async (session) => ({
    office: await ownedBy(session, office),
    vault: await ownedBy(session, vault),
    limits: (await limitsOf(session)).map(({ left: _left, ...rule }) => rule),
    members: (await session.view()).log.methods
      .filter(({ state }) => state !== 'revoked')
      .map(({ id, levelId, personId }) => [id, levelId, personId]),
  }));
  const used = await as(bo, async (session) => ({
    office: await usedBy(session, office),
    vault: await viewedBy(session, vault),
    limits: await limitsOf(session),
  }));
  const member = await as(ida, async (session) => ({
    office: await ownedBy(session, office),
    vault: (await readable(session, vault)) && (await viewedBy(session, vault)),
  })).catch((error: unknown) => {
    // Before the computer has heard of the removal the log refuses her key, and afterwards nothing of it is left there.
    if (error instanceof Error && 'code' in error && ['refused', 'not-found'].includes(String(error.code))) return null;
    throw error;
  });
  return { mara, bo: used, ida: member };
}

type Everything = Awaited<ReturnType<typeof everything>>;

/** The same without what the change takes from Ida. */
function expectedAfter(before: Everything, { ida }: Rotation): Everything {
  const { ida: removed, idaToo } = theatre;
  const isHers = (id: unknown) => id === removed.methodId || id === idaToo.methodId;
  if (before.ida === null) return before;
  if (ida === 'no vault') return { ...before, ida: { ...before.ida, vault: null } };
  const members = before.mara.members.filter(([id]) => !isHers(id));
  return { ...before, ida: null, mara: { ...before.mara, members } };
}

describe.each(ROTATIONS)('$name', (rotation) => {
  let before: Everything;
  beforeAll(async () => {
    before = await everything(await theatre.open());
    expect(before.ida?.vault).not.toBeNull();
    expect(before.bo.limits).toMatchObject([{ left: { 1: '40' } }]);
  }, 240_000);

  it.each(rotation.stops)(
    'stopped at each step (%s): nothing is lost, and nothing half stays',
    async (what) => {
      const stop: Stop = STOPS[what];
      const seen = new Set<boolean>();
      for (let step = 0; ; step++) {
        const world = await theatre.open();
        const { server, computer } = world;
        const entries = () => [...server.state.identities.values()][0]?.entries.length;
        const first = entries();
        const stopped = await stop(world, step, () => rotation.act(world));
        const { session } = computer.stage;
        for (let round = 0; round < 2; round++) await session.keyServer.synchronise();
        expect(await session.keyServer.view()).toMatchObject({ state: 'in-step', waiting: 0, problem: null });
        const isDone = entries() !== first;
        seen.add(isDone);
        if (!stopped) expect(isDone).toBe(true);
        expect([step, await everything(world)]).toEqual([step, isDone ? expectedAfter(before, rotation) : before]);
        await expectOpened(world, rotation, isDone);
        const fresh: Computer = await createComputer(server.fetch, computer.stage.now.at);
        await findOn(fresh, theatre.created.authenticator);
        for (const id of BOTH())
          expect(await ownedBy(fresh.stage.session, id)).toEqual(
            before.mara[id === theatre.office ? 'office' : 'vault'],
          );
        if (!stopped) break;
      }
      // The steps are on both sides of the one write.
      expect([...seen].sort()).toEqual([false, true]);
    },
    400_000,
  );
});

/** Which boxes at the server Ida's keys of before open. */
async function expectOpened({ server }: World, { lost }: Rotation, isDone: boolean): Promise<void> {
  const opened = await openedWith(server, theatre.idaHolds);
  const opensOffice = opened.some((name) => name.startsWith(`target/${theatre.office}`));
  const opensVault = opened.includes(`document/${theatre.vault}/profile`);
  const opensIdentity = opened.includes(IDENTITY_DOCUMENT);
  expect({ opensOffice, opensVault, opensIdentity }).toEqual({
    opensOffice: !(isDone && lost.office),
    opensVault: !(isDone && lost.vault),
    opensIdentity: !isDone,
  });
}
