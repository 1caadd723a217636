/** The queue while the worker lives: asking, deciding, editing, cancelling. */
import { describe, expect, it, vi } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import type { ApprovalRequest, Outcome } from './record.ts';
import { approval, asked } from './testing/asked.ts';
import {
  createWorld,
  type Overrides,
  recordsOf,
  requestOf,
  reviewedAs,
  reviewOf,
  sending,
  settle,
  startWorker,
  transaction,
} from './testing/fakes.ts';

const refused = { kind: 'error', code: 4001 };

describe('asking', () => {
  it('answers with the hash of what was sent, once', async () => {
    const { world, approvals, id, outcome } = await asked();
    await approvals.decide(id, approval());
    expect(await outcome).toEqual({ kind: 'result', result: recordsOf(world)[0]?.signed?.[0]?.hash });
    expect(world.broadcast).toHaveLength(1);
    expect(await approvals.list()).toEqual([]);
  });

  it('finds the same record when a request comes again, waiting or answered', async () => {
    const { world, approvals, id } = await asked();
    const again = approvals.ask(requestOf('tab:1'));
    await approvals.decide(id, approval());
    expect((await again).kind).toBe('result');
    expect(await approvals.ask(requestOf('tab:1'))).toEqual(await again);
    expect(world.ids).toBe(1);
    expect(world.broadcast).toHaveLength(1);
  });

  it('joins two that come at the same time', async () => {
    const world = createWorld();
    const approvals = startWorker(world);
    const [first, second] = await Promise.all([approvals.open(requestOf('tab:1')), approvals.open(requestOf('tab:1'))]);
    expect(first.id).toBe(second.id);
    expect(recordsOf(world)).toHaveLength(1);
  });

  it('keeps an answer for ten minutes only', async () => {
    const { world, approvals, id, outcome } = await asked();
    await approvals.decide(id, { kind: 'refuse' });
    expect(await outcome).toMatchObject(refused);
    world.now += 10 * 60_000;
    await approvals.open(requestOf('tab:1'));
    expect(recordsOf(world).map(({ state }) => state)).toEqual(['waiting']);
  });

  it('does not give the answer of one site to another', async () => {
    const { approvals, id } = await asked();
    await approvals.decide(id, { kind: 'refuse' });
    const other = await approvals.open(requestOf('tab:1', sending, { origin: 'https://other.example' }));
    expect(other.id).not.toBe(id);
  });

  it('brings the window to the front for a second request, oldest first', async () => {
    const { world, approvals, id } = await asked();
    await approvals.open(requestOf('tab:2'));
    expect(world.prompts).toBe(2);
    expect((await approvals.views()).map((view) => view.id)).toEqual([id, 'approval-2']);
    expect((await approvals.views())[0]).not.toHaveProperty('key');
  });

  it('answers at once when the review cannot be made', async () => {
    const world = createWorld();
    const approvals = startWorker(world, {
      review: async () => {
        throw new WalletError('bad-input', 'The field domain is missing.');
      },
    });
    expect(await approvals.ask(requestOf('tab:1'))).toEqual({
      kind: 'error',
      code: -32602,
      message: 'The field domain is missing.',
    });
    expect(recordsOf(world)).toEqual([]);
  });

  it('waits on when its window cannot be brought to the front', async () => {
    let broken = false;
    const world = createWorld();
    const openPrompt = () => (broken ? Promise.reject(new Error('no window')) : Promise.resolve({ wasThere: false }));
    const approvals = startWorker(world, { openPrompt });
    const first = approvals.ask(requestOf('tab:1'));
    await settle();
    broken = true;
    const again = approvals.ask(requestOf('tab:1'));
    await settle();
    expect(await approvals.list()).toHaveLength(1);
    await approvals.cancel(() => true);
    expect(await again).toEqual(await first);
  });

  it('does not leave a request behind when no window opens', async () => {
    const world = createWorld();
    const approvals = startWorker(world, { openPrompt: () => Promise.reject(new Error('no window')) });
    expect(await approvals.ask(requestOf('tab:1'))).toMatchObject({ kind: 'error', code: -32603 });
    expect(await approvals.list()).toEqual([]);
  });
});

describe('deciding', () => {
  it('counts only for the revision that was read, half a second after it changed', async () => {
    const { world, approvals, id } = await asked();
    await approvals.update(id, { nonce: 8 });
    await expect(approvals.decide(id, approval(1))).rejects.toMatchObject({ code: 'stale' });
    world.now += 499;
    await expect(approvals.decide(id, approval(2))).rejects.toMatchObject({ code: 'stale' });
    world.now += 1;
    await approvals.decide(id, approval(2));
    expect(recordsOf(world)[0]?.payload).toMatchObject({ transaction: { nonce: 8 } });
    expect(world.broadcast).toHaveLength(1);
  });

  it('wants every tick', async () => {
    const review: Overrides['review'] = async (request, edits) =>
      reviewedAs({
        ...reviewOf(request, edits),
        warnings: [{ rule: 'look-alike', severity: 'danger', title: '', text: '', tick: 'I compared' }],
      });
    const { world, approvals, id } = await asked({ review });
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'bad-input' });
    expect(world.signed).toEqual([]);
    await approvals.decide(id, approval(1, { ticked: ['look-alike'] }));
    expect(world.broadcast).toHaveLength(1);
  });

  it('never approves what is refused', async () => {
    const review: Overrides['review'] = async (request, edits) =>
      reviewedAs({
        ...reviewOf(request, edits),
        warnings: [{ rule: 'sign-in-domain', severity: 'refused', title: '', text: '' }],
      });
    const { world, approvals, id } = await asked({ review });
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'refused' });
    expect(world.signed).toEqual([]);
  });

  it('shows edits that come with the decision before it carries them out', async () => {
    const { world, approvals, id } = await asked();
    const edits = { nonce: 9 };
    await expect(approvals.decide(id, approval(1, { edits }))).rejects.toMatchObject({ code: 'stale' });
    expect(world.signed).toEqual([]);
    world.now += 500;
    await approvals.decide(id, approval(2, { edits }));
    expect(recordsOf(world)[0]?.payload).toMatchObject({ transaction: { nonce: 9 } });
  });

  it('takes the values of a speed that is only named from the review', async () => {
    const { world, approvals, id } = await asked();
    await approvals.update(id, { fee: { speed: 'fast' } });
    world.now += 500;
    await approvals.decide(id, approval(2));
    expect(recordsOf(world)[0]?.payload).toMatchObject({ transaction: { maxFeePerGas: '40000000000' } });
  });

  it('takes no edit that the request has no place for', async () => {
    const { approvals, id } = await asked();
    for (const edits of [
      { fee: { speed: 'slow' as const } },
      { fee: { speed: 'own' as const, gasPrice: '1' } },
      { limit: '1' },
      { nonce: -1 },
    ])
      await expect(approvals.update(id, edits)).rejects.toMatchObject({ code: 'bad-input' });
    expect((await approvals.views())[0]?.revision).toBe(1);
  });

  it('sends once when approved twice at the same time', async () => {
    const { world, approvals, id, outcome } = await asked();
    await Promise.all([approvals.decide(id, approval()), approvals.decide(id, approval())]);
    expect((await outcome).kind).toBe('result');
    expect(world.signed).toHaveLength(1);
    expect(world.broadcast).toHaveLength(1);
  });

  it('does one thing when approved and refused at the same time', async () => {
    const { world, approvals, id, outcome } = await asked();
    await Promise.allSettled([approvals.decide(id, approval()), approvals.decide(id, { kind: 'refuse' })]);
    expect(world.broadcast).toHaveLength((await outcome).kind === 'result' ? 1 : 0);
    expect(world.signed).toHaveLength(world.broadcast.length);
  });

  it('does not take back what was sent', async () => {
    const { approvals, id } = await asked();
    await approvals.decide(id, { kind: 'refuse' });
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'stale' });
    await expect(approvals.decide('approval-9', approval())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('waits again when the wallet was locked meanwhile', async () => {
    const signTransactions = vi.fn().mockRejectedValue(new WalletError('locked', 'Open the wallet first.'));
    const { approvals, id } = await asked({ executor: { signTransactions } });
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'locked' });
    expect((await approvals.list()).map(({ state }) => state)).toEqual(['waiting']);
  });

  it('leaves an approval alone while the wallet is locked, and carries it out after the unlock', async () => {
    let locked = true;
    const world = createWorld();
    const first = startWorker(world);
    const { id } = await first.open(requestOf('tab:1'));
    world.stored = JSON.stringify(
      recordsOf(world).map((record) => ({ ...record, state: 'approved', approvedAt: world.now })),
    );
    const second = startWorker(world, {
      executor: {
        findSigned: () =>
          locked ? Promise.reject(new WalletError('locked', 'Open the wallet first.')) : Promise.resolve(null),
      },
    });
    await second.resume();
    expect((await second.list()).map(({ state }) => state)).toEqual(['approved']);
    locked = false;
    await second.resume();
    expect(world.broadcast).toHaveLength(1);
    expect(recordsOf(world)[0]).toMatchObject({ id, state: 'answered', outcome: { kind: 'result' } });
  });

  it('tells the page why it could not be signed', async () => {
    const signTransactions = vi.fn().mockRejectedValue(new Error('0xsecret'));
    const { approvals, id, outcome } = await asked({ executor: { signTransactions } });
    await approvals.decide(id, approval());
    expect(await outcome).toEqual({ kind: 'error', code: -32603, message: 'The wallet could not carry this out.' });
  });

  it('passes on what the node says when it refuses', async () => {
    const error = Object.assign(new WalletError('node-refused', 'insufficient funds'), { data: '0x01' });
    const { approvals, id, outcome } = await asked({ executor: { broadcast: vi.fn().mockRejectedValue(error) } });
    await approvals.decide(id, approval());
    expect(await outcome).toEqual({ kind: 'error', code: -32003, message: 'insufficient funds', data: '0x01' });
  });

  it('sends the same bytes again when it is not known whether they arrived', async () => {
    const broadcast = vi
      .fn()
      .mockRejectedValueOnce(new WalletError('no-network', 'Ethereum does not answer.'))
      .mockRejectedValueOnce(new Error('timeout'))
      .mockResolvedValue('0xhash');
    const { world, approvals, id, outcome } = await asked({ executor: { broadcast } });
    await approvals.decide(id, approval());
    expect((await approvals.list()).map(({ state }) => state)).toEqual(['signed']);
    expect(world.laters.map(({ delay }) => delay)).toEqual([2000]);
    world.laters[0]?.run();
    await vi.waitFor(() => expect(world.laters.map(({ delay }) => delay)).toEqual([2000, 4000]));
    world.laters[1]?.run();
    expect(await outcome).toEqual({ kind: 'result', result: '0xhash' });
    const sent = broadcast.mock.calls.map(([record]) => record.signed[0].raw);
    expect(new Set(sent).size).toBe(1);
    expect(world.signed).toHaveLength(1);
    await expect(approvals.decide(id, { kind: 'refuse' })).resolves.toBeUndefined();
  });
});

it('takes no edit that comes to its end after the approval', async () => {
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { world, approvals, id } = await asked({
    review: async (request, edits) => {
      if (edits.nonce !== undefined) await held;
      return reviewedAs(reviewOf(request, edits));
    },
  });
  const edit = approvals.update(id, { nonce: 9 });
  await approvals.decide(id, approval());
  go();
  await expect(edit).rejects.toMatchObject({ code: 'stale' });
  expect(recordsOf(world)[0]).toMatchObject({ state: 'answered', payload: { transaction: { nonce: 7 } } });
  await expect(approvals.update(id, { nonce: 9 })).rejects.toMatchObject({ code: 'stale' });
});

describe('a late approval', () => {
  it('asks again when something else would happen now', async () => {
    let left = '1 ETH';
    const review: Overrides['review'] = async (request, edits) => {
      const made = reviewOf(request, edits);
      if (made.body.kind !== 'transaction') throw new Error('not a transaction');
      const changes = [{ asset: 'Ether', amount: left, direction: 'out' as const }];
      return reviewedAs({ ...made, body: { ...made.body, simulation: { ...made.body.simulation, changes } } });
    };
    const { world, approvals, id } = await asked({ review });
    world.now += 60_000;
    left = '2 ETH';
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'stale' });
    expect(world.signed).toEqual([]);
    expect((await approvals.views())[0]).toMatchObject({ revision: 2, state: 'waiting' });
    world.now += 500;
    await approvals.decide(id, approval(2));
    expect(world.broadcast).toHaveLength(1);
  });

  it('counts when nothing changed', async () => {
    const { world, approvals, id } = await asked();
    world.now += 3_600_000;
    await approvals.decide(id, approval());
    expect(world.broadcast).toHaveLength(1);
  });
});

describe('cancelling', () => {
  it('refuses what waits for a tab, and nothing of another one', async () => {
    const world = createWorld();
    const approvals = startWorker(world);
    const gone = approvals.ask(requestOf('tab:1:a'));
    const stays = await approvals.open(requestOf('tab:2:a'));
    await approvals.cancel('tab:1:');
    expect(await gone).toMatchObject(refused);
    expect((await approvals.list()).map(({ id }) => id)).toEqual([stays.id]);
  });

  it('also refuses what is still being reviewed', async () => {
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const world = createWorld();
    const approvals = startWorker(world, {
      review: async (request, edits) => {
        await held;
        return reviewedAs(reviewOf(request, edits));
      },
    });
    const outcome = approvals.ask(requestOf('tab:1:a'));
    await vi.waitFor(() => expect(world.ids).toBe(1));
    await approvals.cancel('tab:1:');
    go();
    expect(await outcome).toMatchObject(refused);
    expect(world.prompts).toBe(0);
    expect(recordsOf(world)).toEqual([]);
  });

  it('keeps nothing of what was asked, so that answers cannot fill the store', async () => {
    const { world, approvals } = await asked({}, { kind: 'personal-sign', message: `0x${'41'.repeat(10_000)}` });
    expect(world.stored.length).toBeGreaterThan(10_000);
    await approvals.cancel('tab:1');
    expect(recordsOf(world)).toMatchObject([{ state: 'answered', outcome: refused }]);
    expect(world.stored.length).toBeLessThan(2_000);
  });

  it('finds a request from the moment it was asked', async () => {
    const world = createWorld();
    const approvals = startWorker(world);
    const outcome = approvals.ask(requestOf('tab:1:a'));
    await approvals.cancel('tab:1:');
    expect(await outcome).toMatchObject(refused);
    expect(recordsOf(world)).toEqual([]);
  });

  it('leaves alone what was approved', async () => {
    let release = (_hash: string): void => undefined;
    const broadcast = vi.fn(
      () =>
        new Promise<`0x${string}`>((resolve) => {
          release = (hash) => resolve(hash as `0x${string}`);
        }),
    );
    const { approvals, id, outcome } = await asked({ executor: { broadcast } });
    const deciding = approvals.decide(id, approval());
    await vi.waitFor(() => expect(broadcast).toHaveBeenCalled());
    await approvals.cancel(() => true);
    await approvals.promptClosed(id);
    await expect(approvals.decide(id, { kind: 'refuse' })).rejects.toMatchObject({ code: 'stale' });
    release('0xhash');
    await deciding;
    expect(await outcome).toEqual({ kind: 'result', result: '0xhash' });
  });

  it('refuses the one shown when the window closes, and shows the others again', async () => {
    const { world, approvals, id, outcome } = await asked();
    const second = await approvals.open(requestOf('tab:2'));
    await approvals.promptClosed(id);
    expect(await outcome).toMatchObject(refused);
    expect((await approvals.list()).map((record) => record.id)).toEqual([second.id]);
    expect(world.prompts).toBe(3);
  });

  it('does not take a window that closed at the same moment for a refusal', async () => {
    const world = createWorld();
    const approvals = startWorker(world);
    await approvals.open(requestOf('tab:1'));
    await approvals.promptClosed();
    expect(await approvals.list()).toHaveLength(1);
    world.now += 500;
    await approvals.promptClosed();
    expect(await approvals.list()).toEqual([]);
  });
});

describe('a store that is slow', () => {
  it('keeps a signature back until the decision is in it, and the page waits for no other write', async () => {
    const { approvals, id, outcome, writes } = await slow({ kind: 'personal-sign', message: '0x68' });
    const [answers, decided]: [Outcome[], Promise<void>] = [[], approvals.decide(id, approval())];
    const handedOver: number[] = [];
    void outcome.then(async (answer) => {
      answers.push(answer);
      // As long as its way to the page.
      for (let turns = 0; turns < 50; turns++) await null;
      handedOver.push(writes.length);
    });
    await settle();
    expect([writes.length, answers]).toEqual([1, []]);
    writes[0]?.();
    await settle();
    // The store had only the decision by then: to hand the answer over takes time.
    expect([answers.length, handedOver]).toEqual([1, [1]]);
    await vi.waitFor(() => expect(writes).toHaveLength(2));
    // Asked again in this moment it is the same request.
    const again = approvals.ask(requestOf('tab:1', { kind: 'personal-sign', message: '0x68' }));
    await settle();
    writes[1]?.();
    await decided;
    expect(await again).toEqual(answers[0]);
  });

  it('sends no bytes before the decision is in it', async () => {
    const { world, approvals, id, writes } = await slow();
    const decided = approvals.decide(id, approval());
    await settle();
    expect([writes.length, world.signed, world.broadcast]).toEqual([1, [], []]);
    for (let at = 0; at < 3; at++) {
      await vi.waitFor(() => expect(writes.length).toBeGreaterThan(at));
      writes[at]?.();
    }
    await decided;
    expect(world.broadcast).toHaveLength(1);
  });

  it('has only the decision when the bytes leave, which the executor has stored', async () => {
    const writes: (() => void)[] = [];
    const atSending: number[] = [];
    const broadcast = async () => {
      for (let turns = 0; turns < 50; turns++) await null;
      atSending.push(writes.length);
      return '0xhash' as const;
    };
    const { approvals, id, outcome } = await slow(undefined, { executor: { broadcast } }, writes);
    void approvals.decide(id, approval());
    for (let at = 0; at < 3; at++) {
      await vi.waitFor(() => expect(writes.length).toBeGreaterThan(at));
      writes[at]?.();
    }
    expect([await outcome, atSending]).toEqual([{ kind: 'result', result: '0xhash' }, [1]]);
  });

  /** Each write of the store waits until it is called. */
  async function slow(
    payload?: ApprovalRequest['payload'],
    overrides: Parameters<typeof asked>[0] = {},
    writes: (() => void)[] = [],
  ) {
    const asking = await asked(overrides, payload);
    asking.world.writing = () => new Promise((resolve) => writes.push(resolve));
    return { ...asking, writes };
  }
});

it('answers messages and networks with what approving gave', async () => {
  const answers: Outcome[] = [];
  for (const payload of [
    { kind: 'personal-sign', message: '0x68656c6c6f' },
    { kind: 'typed-data', json: '{}' },
    { kind: 'switch-network', chainId: 10 },
  ] as const) {
    const { approvals, id, outcome } = await asked({}, payload);
    await approvals.decide(id, approval());
    answers.push(await outcome);
  }
  expect(answers.map((answer) => (answer.kind === 'result' ? typeof answer.result : 'error'))).toEqual([
    'string',
    'string',
    'object',
  ]);
  expect(transaction.nonce).toBe(7);
});
