/**
 * New keys for everything that people hold, stopped at each step: the worker, the browser and the server. Whatever stops, each login
 * opens afterwards exactly what it should, and what a removed method holds opens nothing. The same for a second and a third rotation,
 * which find older epochs, grants of people who left, and boxes that were sealed anew before.
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
import type { Created } from '../testing/stage.ts';
import { stopAfter } from '../testing/stopping.ts';
import {
  createTheatre,
  type Holdings,
  type Member,
  openedWith,
  type Theatre,
  unlockWith,
  type World,
} from '../testing/theatre.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await createTheatre();
}, 240_000);

/** A change that gives new keys. */
interface Rotation {
  name: string;
  /** The ones that were made before, to their end. */
  after: Rotation[];
  act(world: World): Promise<unknown>;
  /** Who loses a right. */
  losers: Member[];
  /** What they have afterwards. */
  outcome: 'removed' | 'no vault';
  /** Epochs of the two characters and of the identity document, before it and after it. */
  epochs: Record<'before' | 'after', [office: number, vault: number, names: number]>;
  /** The steps of a rotation are the same whatever begins it: one goes through all stops. */
  stops: (keyof typeof STOPS)[];
  /**
   * Whether it stops at every step, or at every second one. Then the worker stops at the even ones and the browser at the odd ones; the
   * server is gone at the even ones and its answer lost at the odd ones. The last run is not stopped.
   */
  at: 'every step' | 'every second step';
}

const personActs = ({ computer: { stage } }: World) =>
  createPersonActs(
    stage.session.profiles,
    stage.session,
    () => stage.now.at,
    async () => null,
    async () => undefined,
  );

const removal = (who: Member) => (world: World) =>
  personActs(world).remove(theatre.mara, theatre.people[who].personId, 'lost');

const closeVault = ({ computer: { stage } }: World) =>
  stage.session.change(theatre.mara, (change) =>
    changeLevel(change, theatre.members, { name: 'Members', manages: false, characterIds: [theatre.office] }),
  );

const FIRST: Rotation = {
  name: 'a member is removed with all their keys',
  after: [],
  act: removal('ida'),
  losers: ['ida'],
  outcome: 'removed',
  epochs: { before: [0, 0, 0], after: [1, 1, 1] },
  stops: ['worker', 'browser', 'server', 'answer'],
  at: 'every step',
};

const SECOND: Rotation = {
  name: 'then another member is removed',
  after: [FIRST],
  act: removal('bo'),
  losers: ['bo'],
  outcome: 'removed',
  epochs: { before: [1, 1, 1], after: [2, 2, 2] },
  stops: ['worker', 'browser', 'server', 'answer'],
  at: 'every step',
};

const ROTATIONS: Rotation[] = [
  FIRST,
  {
    name: 'a role loses a character that it viewed',
    after: [],
    act: closeVault,
    losers: ['ida', 'una'],
    outcome: 'no vault',
    epochs: { before: [0, 0, 0], after: [0, 1, 1] },
    stops: ['worker', 'answer'],
    at: 'every step',
  },
  SECOND,
  {
    name: 'then the role of the last one loses a character that it viewed',
    after: [FIRST, SECOND],
    act: closeVault,
    losers: ['una'],
    outcome: 'no vault',
    epochs: { before: [2, 2, 2], after: [2, 3, 3] },
    stops: ['worker', 'browser', 'server', 'answer'],
    at: 'every second step',
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

/** A member: `null` where their key opens nothing at all. */
interface Seen {
  office: unknown;
  vault: unknown;
  limits: SigningRuleView[];
}

/** What each login opens, found by opening it. */
async function everything({ computer: { stage } }: World) {
  const { created, people, office, vault } = theatre;
  const as = async <Value>(key: TestKey | Created, look: (session: SessionCore) => Promise<Value>): Promise<Value> => {
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
  const member = (who: Member): Promise<Seen | null> =>
    as(people[who].key, async (session) => ({
      office: await (who === 'bo' ? usedBy : ownedBy)(session, office),
      vault: (await readable(session, vault)) && (await viewedBy(session, vault)),
      limits: await limitsOf(session),
    })).catch((error: unknown) => {
      // Before the computer has heard of the removal the log refuses the key, and afterwards nothing of it is left there.
      if (error instanceof Error && 'code' in error && ['refused', 'not-found'].includes(String(error.code)))
        return null;
      throw error;
    });
  return { mara, ida: await member('ida'), una: await member('una'), bo: await member('bo') };
}

type Everything = Awaited<ReturnType<typeof everything>>;

/** The same without what the change takes from the losers. */
function expectedAfter(before: Everything, { losers, outcome }: Rotation): Everything {
  const after = structuredClone(before);
  for (const who of losers) {
    const seen = after[who];
    if (outcome === 'no vault' && seen) seen.vault = null;
    if (outcome === 'no vault') continue;
    after[who] = null;
    after.mara.members = after.mara.members.filter(([, , personId]) => personId !== theatre.people[who].personId);
  }
  return after;
}

/** The epochs of the log at the server. */
function epochsOf({ server }: World): number[] {
  const [log] = [...server.state.identities.values()].map((stored) => stored.log);
  const epochs = BOTH().map((id) => log?.characters.get(id)?.epoch ?? -1);
  return [...epochs, (log?.identityDocumentKeys.length ?? 0) - 1];
}

describe.each(ROTATIONS)('$name', (rotation) => {
  let open: () => Promise<World>;
  let before: Everything;
  /** What each of the members held when their keys opened the most. */
  const holdings = new Map<Member, Holdings>();
  beforeAll(async () => {
    open = theatre.open;
    const hold = async (members: readonly Member[]) => {
      for (const who of members) holdings.set(who, await theatre.held(await open(), theatre.people[who].key));
    };
    for (const earlier of rotation.after) {
      await hold(earlier.losers);
      const world = await open();
      await earlier.act(world);
      await world.computer.stage.session.keyServer.synchronise();
      const kept = await theatre.keep(world);
      open = () => theatre.open(kept);
    }
    await hold(rotation.losers);
    const world = await open();
    expect(epochsOf(world)).toEqual(rotation.epochs.before);
    before = await everything(world);
    for (const who of rotation.losers) expect(before[who]?.vault).not.toBeNull();
    if (before.bo !== null) expect(before.bo.limits).toMatchObject([{ left: { 1: '40' } }]);
    await expectOpened(world, rotation, holdings, false);
  }, 240_000);

  it.each(rotation.stops)(
    'stopped (%s): nothing is lost, and nothing half stays',
    async (what) => {
      const stop: Stop = STOPS[what];
      const isEvery = rotation.at === 'every step';
      const seen = new Set<boolean>();
      for (let step = !isEvery && ['browser', 'answer'].includes(what) ? 1 : 0; ; step += isEvery ? 1 : 2) {
        const world = await open();
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
        expect([step, epochsOf(world)]).toEqual([step, rotation.epochs[isDone ? 'after' : 'before']]);
        expect([step, await everything(world)]).toEqual([step, isDone ? expectedAfter(before, rotation) : before]);
        await expectOpened(world, rotation, holdings, isDone);
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

/** Which boxes at the server the keys of before open, of everybody who lost something: now, and in the rotations before. */
async function expectOpened(
  { server }: World,
  { losers, outcome }: Rotation,
  holdings: ReadonlyMap<Member, Holdings>,
  isDone: boolean,
): Promise<void> {
  for (const [who, holds] of holdings) {
    const opened = await openedWith(server, holds);
    const isRemoved = !losers.includes(who) || (isDone && outcome === 'removed');
    expect({
      who,
      office: opened.some((name) => name.startsWith(`target/${theatre.office}`)),
      vault: opened.includes(`document/${theatre.vault}/profile`),
      identity: opened.includes(IDENTITY_DOCUMENT),
    }).toEqual({ who, office: !isRemoved, vault: !isRemoved && !isDone, identity: !isRemoved && !isDone });
    if (isRemoved) expect([who, opened]).toEqual([who, []]);
  }
}
