/**
 * Freeze wars: whatever those of lower rank send to the real write endpoint, in whatever order, none of it shuts out one of
 * higher rank, changes a higher one's level, or ends the recovery key. Property over random sequences of acts.
 */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signEntry } from '../../keys/log/append.ts';
import type { EntryAction, EntrySigner } from '../../keys/log/entry.ts';
import { encodeBody, encodeEntry, hashEntry } from '../../keys/log/entry-encoding.ts';
import { type LogLevel, type LogMethod, type LogState, methodOf, rankOrder } from '../../keys/log/state.ts';
import { extendLog } from '../../keys/log/verify.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import {
  bytesOf,
  HOUR,
  ids,
  namesFreezeCode,
  publicKeysOf,
  type TestMethod,
  testMethod,
} from '../../keys/testing/identity.ts';
import { bareHex } from '../../lib/bytes.ts';
import type { Store } from '../store/store.ts';
import { type TestApp, testApp } from '../testing/app.ts';
import {
  author,
  beginAt,
  newIdentity,
  openSession,
  readAs,
  sendWrite,
  type TestIdentity,
  writeEntry,
} from '../testing/identity.ts';
import { sqliteDatabase } from '../testing/stores.ts';

type Action = Exclude<EntryAction, { kind: 'genesis' }>;

const NAMES = ['first', 'second', 'recovery', 'low', 'lower'] as const;
type Name = (typeof NAMES)[number];

/** An act as a thief tries it: by whom, signed in which role, against whom. */
interface Act {
  by: Name;
  role: 'author' | 'freeze-code';
  against: Name;
  kind: 'freeze' | 'unfreeze' | 'revoke' | 'lower' | 'raise' | 'reset' | 'cancel' | 'delete' | 'policy' | 'device';
  hours: number;
}

const rotation = (log: LogState, seed: string) => ({
  characters: [...log.characters.values()].map(({ id, epoch }) => ({
    characterId: id,
    epoch: epoch + 1,
    ...publicKeysOf(`${seed} ${epoch}`),
  })),
  identityDocumentKeyHash: bytesOf(`${seed} document`),
  managementKeyHash: bytesOf(`${seed} management`),
});

/** The entry's action, and the key that shows its possession where there is one. */
function actionOf(act: Act, log: LogState, methods: Record<Name, TestMethod>, step: number): [Action, EntrySigner[]] {
  const { id: methodId } = methods[act.against];
  const seed = `step ${step}`;
  const subject = methodOf(log, methodId) as LogMethod;
  switch (act.kind) {
    case 'freeze':
      return [{ kind: 'mode-freeze', methodId }, []];
    case 'unfreeze':
      return [{ kind: 'mode-unfreeze', methodId }, []];
    case 'revoke':
      return [{ kind: 'mode-revoke', methodIds: [methodId], rotation: rotation(log, seed) }, []];
    case 'lower':
      return [{ kind: 'mode-lower', methodId, levelId: ids.everyday, rotation: rotation(log, seed) }, []];
    case 'raise':
      return [{ kind: 'mode-grant', methodId, levelId: ids.managers }, []];
    case 'reset': {
      const level = log.levels.get(subject.levelId) as LogLevel;
      const fresh = testMethod(seed, subject.kind, level.id);
      const method = { ...fresh.descriptor, id: methodId };
      const own = { role: 'possession', id: methodId, seed: fresh.signingSeed } as const;
      const generation = subject.generation + 1;
      return [{ kind: 'mode-reset', method, generation, rotation: rotation(log, seed) }, [own]];
    }
    case 'cancel':
      return [{ kind: 'mode-cancel', methodId }, []];
    case 'delete':
      return [{ kind: 'identity-delete' }, []];
    case 'policy': {
      const managers = { id: ids.managers, manages: true, characters: [] };
      const levels = [managers, { id: ids.everyday, manages: true, characters: [] }];
      return [{ kind: 'policy', levels, delay: 0, secondManagerFor: [], rotation: rotation(log, seed) }, []];
    }
    case 'device': {
      const { publicKey } = signingKeyPair(bytesOf(seed));
      const id = bytesOf(`device ${seed}`).slice(0, 16);
      return [
        { kind: 'device-add', device: { id, methodId, publicKey, keepsCopy: true } },
        [{ role: 'possession', id, seed: bytesOf(seed) }],
      ];
    }
  }
}

/** An entry signed by whoever tries, however wrong: the wallet's own code would refuse to make it. */
function forced(log: LogState, action: Action, signers: readonly EntrySigner[], timestamp: number): Uint8Array {
  const body = encodeBody({
    number: log.head.number + 1,
    previous: log.head.hash,
    timestamp: Math.max(timestamp, log.timestamp),
    signers: signers.map(({ role, id }) => ({ role, id })),
    action,
  });
  return encodeEntry(
    body,
    signers.map(({ seed }) => signEntry(seed, body)),
  );
}

async function besieged(app: TestApp): Promise<{ identity: TestIdentity; methods: Record<Name, TestMethod> }> {
  const identity = newIdentity();
  await beginAt(app, identity);
  const add = async (name: string, levelId: Uint8Array): Promise<TestMethod> => {
    const method = testMethod(name, 'passkey', levelId);
    const own = { role: 'possession', id: method.id, seed: method.signingSeed } as const;
    const action = { kind: 'mode-add', method: method.descriptor } as const;
    expect((await writeEntry(app, identity, action, [author(identity.recovery), own])).status).toBe(200);
    const code = namesFreezeCode(method);
    expect((await writeEntry(app, identity, code.action, [author(identity.recovery), code.own])).status).toBe(200);
    return method;
  };
  const { first, recovery } = identity;
  const [second, low, lower] = [
    await add('second', ids.managers),
    await add('low', ids.everyday),
    await add('lower', ids.everyday),
  ];
  return { identity, methods: { first, second, recovery, low, lower } };
}

const KINDS = ['freeze', 'unfreeze', 'revoke', 'lower', 'raise', 'reset', 'cancel', 'policy', 'device'] as const;

const acts = (by: readonly Name[], kinds: readonly Act['kind'][]): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      by: fc.constantFrom(...by),
      role: fc.constantFrom('author' as const, 'author' as const, 'freeze-code' as const),
      against: fc.constantFrom(...NAMES),
      kind: fc.constantFrom(...kinds),
      hours: fc.nat(100),
    }),
    { minLength: 4, maxLength: 10 },
  );

/** Sends the acts one after the other; the log as the server then has it. */
async function war(app: TestApp, identity: TestIdentity, methods: Record<Name, TestMethod>, all: readonly Act[]) {
  let { log } = identity;
  let taken = 0;
  for (const [step, act] of all.entries()) {
    app.clock.now += act.hours * HOUR;
    const method = methods[act.by];
    const seed = act.role === 'author' ? method.signingSeed : method.freezeSeed;
    const signers: EntrySigner[] = [{ role: act.role, id: method.id, seed }];
    const [action, possession] = actionOf(act, log, methods, step);
    const entry = forced(log, action, [...signers, ...possession], app.clock.now);
    const head = { number: log.head.number + 1, hash: hashEntry(entry) };
    const sent = await sendWrite(app, { ...identity, log }, seed, { entries: [entry], head });
    if (sent.status !== 200) continue;
    taken++;
    log = extendLog(log, entry, app.clock.now);
  }
  return { log, taken };
}

/** Stands as it stood: open, with its keys and its rank. */
function ensureStands(before: LogState, after: LogState, { id }: TestMethod): void {
  const [then, now] = [methodOf(before, id) as LogMethod, methodOf(after, id) as LogMethod];
  expect([now.state, now.rank, now.generation, bareHex(now.signingPublicKey)]).toEqual([
    then.state,
    then.rank,
    then.generation,
    bareHex(then.signingPublicKey),
  ]);
}

describe('Freeze wars', () => {
  const ends: (() => unknown)[] = [];
  let store: Store;
  beforeAll(async () => {
    store = await sqliteDatabase(ends).open();
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  const options = { numRuns: 25, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false };

  it('a method that does not manage cannot shut out a managing method', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(acts(['low', 'lower'], [...KINDS, 'delete']), async (all) => {
        const app = await testApp(store);
        const { identity, methods } = await besieged(app);
        const ended = await war(app, identity, methods, all);
        taken += ended.taken;
        for (const name of ['first', 'second', 'recovery'] as const) {
          ensureStands(identity.log, ended.log, methods[name]);
          expect((await openSession(app, identity, methods[name].signingSeed)).body.scope).toBe('all');
        }
        expect(ended.log.deletion).toBe(null);
        const { body } = await readAs(app, identity, identity.first.signingSeed, 'log?from=0');
        expect(body.entries).toHaveLength(ended.log.head.number + 1);
      }),
      options,
    );
    // They are no mere noise: what is allowed to them was done.
    expect(taken).toBeGreaterThan(0);
  });

  it('managing methods, alone or together, cannot shut out the recovery key or reach its rank', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(acts(['second', 'first', 'low'], KINDS), async (all) => {
        const app = await testApp(store);
        const { identity, methods } = await besieged(app);
        const ended = await war(app, identity, methods, all);
        taken += ended.taken;
        ensureStands(identity.log, ended.log, methods.recovery);
        for (const method of ended.log.methods.values())
          if (method.kind !== 'recovery-key') expect(rankOrder[method.rank]).toBeLessThan(rankOrder.recovery);
        const after = { ...identity, log: ended.log };
        const frozen = { kind: 'mode-freeze', methodId: methods.second.id } as const;
        if (methodOf(ended.log, methods.second.id)?.state === 'active')
          expect((await writeEntry(app, after, frozen, [author(methods.recovery)])).status).toBe(200);
      }),
      options,
    );
    expect(taken).toBeGreaterThan(0);
  });
});
