/** The queue when the worker dies at any step: a request is answered once, or refused, or shown again; the bytes are the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../messaging/approval.ts';
import type { Outcome, Payload } from './record.ts';
import { createWorld, recordsOf, requestOf, sending, settle, startWorker, type World } from './testing/fakes.ts';

const approve: Decision & { kind: 'approve' } = {
  kind: 'approve',
  revision: 1,
  edits: { newAccount: true },
  ticked: [],
};
const plain: Decision = { ...approve, edits: {} };

/** Bytes that reached the network, by request. */
function bytesOf(lines: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of lines) {
    const [id = '', raw = ''] = line.split(' ');
    found.set(id, (found.get(id) ?? new Set()).add(raw));
  }
  return found;
}

/** What must hold of any world, at any time. */
function ensureSound(world: World): void {
  for (const raws of bytesOf(world.signed).values()) expect(raws.size).toBe(1);
  // Nothing is broadcast that was not stored before.
  expect(world.unkept).toEqual([]);
  for (const [id, raws] of bytesOf(world.broadcast)) {
    expect(raws.size).toBe(1);
    const record = recordsOf(world).find((other) => other.id === id);
    expect(['approved', 'signed', 'answered']).toContain(record?.state);
    if (record?.state !== 'approved') expect(raws.has(record?.signed?.[0]?.raw ?? '')).toBe(true);
    if (record?.state === 'answered')
      expect(record.outcome).toEqual({ kind: 'result', result: record.signed?.[0]?.hash });
  }
  for (const record of recordsOf(world)) {
    expect(record.state === 'answered').toBe(record.outcome !== null);
    if (record.outcome?.kind === 'error') expect(bytesOf(world.broadcast).has(record.id)).toBe(false);
  }
}

/** Stops the worker after so many steps of asking and approving, then starts another one. */
async function stopAt(steps: number, payload: Payload, pause: number, failAfter: number | null = null) {
  const world = { ...createWorld(), failAfter };
  const heard: Outcome[] = [];
  const first = startWorker(world);
  world.stopAfter = steps;
  void first.open(requestOf('tab:1', payload)).then(async ({ id, outcome }) => {
    void outcome.then((told) => heard.push(told));
    world.now += 1000;
    await first.decide(id, payload.kind === 'connect' ? approve : plain);
  });
  await settle();
  ensureSound(world);
  world.stopAfter = null;
  world.now += pause;
  world.failAfter = null;
  const again = startWorker(world);
  await again.resume();
  ensureSound(world);
  return { world, heard, again };
}

describe('a worker that stops', () => {
  const steps = Array.from({ length: 24 }, (_, at) => at);

  it.each(steps)('after step %i of sending, and starts again at once', async (step) => {
    const { world, again } = await stopAt(step, sending, 1000);
    const outcome = again.ask(requestOf('tab:1'));
    const waits = (await again.list())[0];
    await settle();
    const shown = waits ?? (await again.list())[0];
    if (shown) {
      expect(shown.state).toBe('waiting');
      expect(world.signed).toEqual([]);
      world.now += 1000;
      await again.decide(shown.id, plain);
    }
    expect((await outcome).kind).toBe('result');
    expect(bytesOf(world.broadcast).size).toBe(1);
    ensureSound(world);
  });

  it.each(steps)('after step %i of sending, and starts again an hour later', async (step) => {
    const { world, again } = await stopAt(step, sending, 3_600_000);
    const [record] = recordsOf(world);
    if (record?.state === 'answered' && record.outcome?.kind === 'error') {
      expect(record.outcome.code).toBe(4001);
      expect(world.broadcast).toEqual([]);
      expect(world.kept).toEqual({});
    } else if (Object.keys(world.kept).length > 0) expect(world.broadcast.length).toBeGreaterThan(0);
    else if (record) expect(['waiting', 'answered']).toContain(record.state);
    await again.cancel(() => true);
    ensureSound(world);
  });

  it.each(steps)('after step %i of sending that fails somewhere, and starts again at once', async (step) => {
    for (const failAfter of [0, 1, 2, 3]) {
      const { world, heard, again } = await stopAt(step, sending, 1000, failAfter);
      const outcome = again.ask(requestOf('tab:1'));
      await settle();
      const [shown] = await again.list();
      // Whoever heard of an error pays again: this request must be over.
      expect(shown !== undefined && heard[0] !== undefined).toBe(false);
      world.now += 1000;
      if (shown) await again.decide(shown.id, plain);
      if (heard[0]) expect(await outcome).toEqual(heard[0]);
      expect(world.broadcast.length > 0).toBe((await outcome).kind === 'result');
      ensureSound(world);
    }
  });

  it.each(steps)(
    'after step %i of signing a message: the page gets one signature, and the person is asked once',
    async (step) => {
      const message: Payload = { kind: 'personal-sign', message: '0x68' };
      const { world, heard, again } = await stopAt(step, message, 1000);
      const [told] = heard;
      const outcome = again.ask(requestOf('tab:1', message));
      await settle();
      const [shown] = await again.list();
      // Whoever was told has it from a stored decision.
      expect(shown !== undefined && told !== undefined).toBe(false);
      world.now += 1000;
      if (shown) await again.decide(shown.id, plain);
      expect((await outcome).kind).toBe('result');
      expect(told ?? (await outcome)).toEqual(await outcome);
    },
  );

  it.each(steps)('after step %i of connecting', async (step) => {
    const { world, again } = await stopAt(step, { kind: 'connect' }, 1000);
    const outcome = again.ask(requestOf('tab:1', { kind: 'connect' }));
    await settle();
    const [shown] = await again.list();
    world.now += 1000;
    if (shown) await again.decide(shown.id, approve);
    expect((await outcome).kind).toBe('result');
    expect(new Set(world.executed).size).toBe(1);
  });
});

type Act =
  | { kind: 'ask'; key: number }
  | { kind: 'approve'; key: number }
  | { kind: 'refuse'; key: number }
  | { kind: 'edit'; key: number; nonce: number }
  | { kind: 'cancel'; key: number }
  | { kind: 'close' }
  | { kind: 'stop'; after: number }
  | { kind: 'fail'; after: number }
  | { kind: 'pause'; length: number }
  | { kind: 'settle' }
  /** Lets a few turns go by: whatever is under way stands somewhere in between. */
  | { kind: 'turns'; count: number };

const key = fc.integer({ min: 1, max: 2 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: key.map((of): Act => ({ kind: 'ask', key: of })) },
  { weight: 5, arbitrary: key.map((of): Act => ({ kind: 'approve', key: of })) },
  key.map((of): Act => ({ kind: 'refuse', key: of })),
  {
    weight: 3,
    arbitrary: fc
      .record({ key, nonce: fc.integer({ min: 0, max: 20 }) })
      .map((edit): Act => ({ kind: 'edit', ...edit })),
  },
  key.map((of): Act => ({ kind: 'cancel', key: of })),
  fc.constant<Act>({ kind: 'close' }),
  { weight: 5, arbitrary: fc.constant<Act>({ kind: 'settle' }) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 60 }).map((count): Act => ({ kind: 'turns', count })) },
  fc.integer({ min: 0, max: 8 }).map((after): Act => ({ kind: 'stop', after })),
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }).map((after): Act => ({ kind: 'fail', after })) },
  { weight: 5, arbitrary: fc.constantFrom(200, 600, 600, 61_000).map((length): Act => ({ kind: 'pause', length })) },
);

it('holds whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 30 }), async (acts) => {
      const world = createWorld();
      let worker = startWorker(world);
      const answers = new Map<string, { answer: Outcome; id: string | undefined }>();
      const twice: string[] = [];
      /** What had been broadcast of a request when its page heard of an error. */
      const failed = new Map<string, number>();
      const broadcastOf = (id: string) => world.broadcast.filter((line) => line.startsWith(`${id} `)).length;
      const hear = (name: string, outcome: Promise<Outcome>): void =>
        void outcome.then((answer) => {
          const before = answers.get(name);
          // The same answer for the same request, as long as it is kept.
          const record = recordsOf(world).findLast((other) => other.key === name);
          if (before && before.id === record?.id && JSON.stringify(before.answer) !== JSON.stringify(answer))
            twice.push(name);
          if (record && answer.kind === 'error' && !failed.has(record.id))
            failed.set(record.id, broadcastOf(record.id));
          answers.set(name, { answer, id: record?.id });
        });
      const current = async (of: number) => (await worker.list()).find((record) => record.key === `tab:${of}`);
      for (const next of acts) {
        await perform(next);
        if (world.stopAfter !== null && world.steps >= world.stopAfter) await restart();
      }
      world.failAfter = null;
      await restart();
      for (const record of await worker.list()) {
        expect(record.state).toBe('waiting');
        hear(record.key, worker.ask(requestOf(record.key)));
      }
      await worker.cancel(() => true);
      await settle();
      expect(await worker.list()).toEqual([]);
      expect(twice).toEqual([]);
      for (const [id, before] of failed) expect([id, broadcastOf(id)]).toEqual([id, before]);
      ensureSound(world);

      async function restart(): Promise<void> {
        await settle();
        world.stopAfter = null;
        worker = startWorker(world);
        // What fails now is taken up by the next start.
        await worker.resume().catch(() => null);
        ensureSound(world);
      }

      async function perform(step: Act): Promise<void> {
        switch (step.kind) {
          case 'ask':
            return hear(`tab:${step.key}`, worker.ask(requestOf(`tab:${step.key}`)));
          case 'approve':
            return void current(step.key).then(
              (record) =>
                record &&
                worker.decide(record.id, { ...approve, edits: {}, revision: record.revision }).catch(() => null),
            );
          case 'refuse':
            return void current(step.key).then(
              (record) => record && worker.decide(record.id, { kind: 'refuse' }).catch(() => null),
            );
          case 'edit':
            return void current(step.key).then(
              (record) => record && worker.update(record.id, { nonce: step.nonce }).catch(() => null),
            );
          case 'cancel':
            return void worker.cancel(`tab:${step.key}`);
          case 'close':
            return void worker.promptClosed();
          case 'stop':
            world.stopAfter = world.steps + step.after;
            return;
          case 'fail':
            world.failAfter = step.after;
            return;
          case 'settle':
            return settle();
          case 'turns':
            for (let turn = 0; turn < step.count; turn++) await Promise.resolve();
            return;
          case 'pause':
            world.now += step.length;
            return;
        }
      }
    }),
    { numRuns: 400 },
  );
});
