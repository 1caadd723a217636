/** The list of sent transactions: what of it cannot be read stays through every save, is told, and goes when the person says so. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SentTransaction } from '../../chain/sent.ts';
import type { ActivityHistory } from '../../session/session.ts';
import { damages } from '../../vault/testing/damage.ts';
import { createSentStore } from './sent-store.ts';

const address = (byte: string) => `0x${byte.repeat(20)}` as const;

const sentBy = (id: string, at: number): SentTransaction => ({
  id,
  characterId: 'a',
  origin: null,
  transaction: {
    type: 'eip1559',
    chainId: 1,
    from: address('11'),
    to: address('22'),
    nonce: at,
    gasLimit: '21000',
    value: '5',
    data: '0x',
    maxFeePerGas: '7',
    maxPriorityFeePerGas: '1',
    accessList: [],
  },
  raw: '0x02',
  hash: `0x${'33'.repeat(32)}`,
  at,
  title: 'Send 5 wei',
  detail: 'To somebody',
  amount: '5 wei',
  status: 'pending',
  block: null,
  feePaid: null,
  reason: null,
  replaces: null,
  replacedBy: null,
  reorganised: false,
  resend: true,
  settled: false,
  checkedAt: null,
  missedChecks: 0,
});

function create(stored: unknown) {
  const state = { stored: structuredClone(stored), news: null as unknown, damaged: false };
  const said = { brief: null as unknown, opened: 0 };
  const copyOf = (value: unknown) => JSON.parse(JSON.stringify(value));
  const history: ActivityHistory = {
    async load() {
      said.opened += 1;
      return structuredClone(state.stored);
    },
    async save(_id, value) {
      state.stored = value;
    },
    async change(_id, make) {
      said.opened += 1;
      const { value, brief } = make(
        () => structuredClone(state.stored),
        () => structuredClone(state.news),
      );
      state.stored = copyOf(value);
      state.news = null;
      said.brief = brief ?? null;
    },
    async note(_id, make) {
      const news = make(structuredClone(state.news));
      if (news !== null) state.news = copyOf(news);
      return news !== null;
    },
    async loadAll(ids) {
      said.opened += ids.length;
      return ids.map((characterId) => ({
        characterId,
        value: structuredClone(state.stored),
        news: structuredClone(state.news),
        isDamaged: state.damaged,
      }));
    },
    briefs: async (ids) => new Map(ids.map((id) => [id, state.news === null ? said.brief : null])),
    forgetDamaged: async () => {
      state.damaged = false;
    },
  };
  const session = { layers: async () => [{ characterIds: ['a'], viewedIds: [] }] as never };
  const time = { now: 1_000_000_000 };
  const makeStore = () => createSentStore(session, history, () => time.now);
  const store = makeStore();
  /** How many lists are opened, and what is in them. */
  async function start(isKnown = false) {
    said.opened = 0;
    const { openIds, lists } = await store.load(() => isKnown);
    expect(openIds).toEqual(['a']);
    return { opened: said.opened, sent: lists.flatMap(({ sent }) => sent) };
  }
  return { state, said, store, makeStore, time, start };
}

const LIST = [sentBy('one', 1), sentBy('two', 2)];

it('keeps every other entry and what cannot be read, whichever value is damaged', async () => {
  const whole = create(LIST);
  expect((await whole.start()).sent).toEqual(LIST);
  expect(whole.store.unread().get('a')).toEqual([]);
  await fc.assert(
    fc.asyncProperty(damages(LIST), async ({ raw }) => {
      const { state, store, start } = create(raw);
      await store.save(sentBy('three', 3));
      const kept = state.stored as unknown[];
      expect(kept).toHaveLength(3);
      for (const entry of [...(raw as unknown[]), sentBy('three', 3)]) expect(kept).toContainEqual(entry);
      expect((await start()).sent).toContainEqual(sentBy('three', 3));
    }),
  );
});

describe('a stored history that is no list', () => {
  for (const stored of [{ version: 2, sent: ['newer'] }, 'text', 7])
    it(`stays beside transactions sent from now on: ${JSON.stringify(stored)}`, async () => {
      const { state, store, start } = create(stored);
      expect((await start()).sent).toEqual([]);
      expect(store.unread().get('a')).toHaveLength(1);
      await store.save(sentBy('one', 1));
      expect(state.stored).toEqual([sentBy('one', 1), stored]);
      expect(await start()).toEqual({ opened: 1, sent: [sentBy('one', 1)] });
    });
});

it('is opened once to write into it', async () => {
  const { store, said } = create(LIST);
  await store.save(sentBy('three', 3));
  expect(said.opened).toBe(1);
});

describe('what is written beside a list', () => {
  const ended = (id: string, at: number): SentTransaction => ({ ...sentBy(id, at), status: 'included', settled: true });

  it('is there for the next worker, the list is not opened for it, and takes it in when nobody waits for it any more', async () => {
    const { state, said, store, makeStore } = create(LIST);
    await store.loadOf('a');
    said.opened = 0;
    await store.save(sentBy('three', 3));
    await store.save({ ...sentBy('three', 3), status: 'included' });
    expect([said.opened, state.stored]).toEqual([0, LIST]);
    expect(await makeStore().loadOf('a')).toEqual([...LIST, { ...sentBy('three', 3), status: 'included' }]);
    await store.save(ended('three', 3));
    expect([state.stored, state.news]).toEqual([[...LIST, ended('three', 3)], null]);
  });

  it('is never long, and not beside a list with parts that cannot be read', async () => {
    const { state, store, makeStore } = create(LIST);
    await store.loadOf('a');
    for (let at = 3; at < 40; at++) {
      await store.save(sentBy(`number ${at}`, at));
      expect((state.news as unknown[] | null)?.length ?? 0).toBeLessThanOrEqual(16);
    }
    expect(await makeStore().loadOf('a')).toHaveLength(39);
    const damaged = create([...LIST, 'damaged']);
    await damaged.store.loadOf('a');
    await damaged.store.save(sentBy('three', 3));
    expect([damaged.state.stored, damaged.state.news]).toEqual([[...LIST, sentBy('three', 3), 'damaged'], null]);
  });

  it('that cannot be read is told and kept', async () => {
    const { state, store, makeStore } = create(LIST);
    state.news = ['damaged', sentBy('three', 3)];
    expect(await store.loadOf('a')).toHaveLength(3);
    expect(store.unread().get('a')).toHaveLength(1);
    await store.save(sentBy('four', 4));
    expect([state.stored, state.news]).toEqual([[...LIST, sentBy('three', 3), sentBy('four', 4), 'damaged'], null]);
    expect(await makeStore().loadOf('a')).toHaveLength(4);
  });

  it('gives with the list what writing the whole list each time gives, however often the worker stops', async () => {
    const one = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean(), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 60 }), async (saves) => {
        const { makeStore } = create([]);
        let store = makeStore();
        let direct: SentTransaction[] = [];
        for (const [at, isEnded, stops] of saves) {
          const sent = (isEnded ? ended : sentBy)(`number ${at}`, at);
          if (stops) store = makeStore();
          else await store.loadOf('a');
          await store.save(sent);
          direct = [...direct.filter(({ id }) => id !== sent.id), sent].sort((a, b) => a.at - b.at);
          expect(await makeStore().loadOf('a')).toEqual(direct);
        }
      }),
    );
  });
});

it('is deleted when the person says so, and nothing else is', async () => {
  const { state, store, start } = create([sentBy('one', 1), 'damaged']);
  state.damaged = true;
  await start();
  expect(store.unread().get('a')).toHaveLength(2);
  await store.forgetUnread();
  expect(state).toEqual({ stored: [sentBy('one', 1)], news: null, damaged: false });
  expect(store.unread().get('a')).toEqual([]);
});

describe('at a login', () => {
  const MINUTE = 60_000;
  const settled = (at: number): SentTransaction => ({
    ...sentBy('old', at),
    status: 'included',
    block: { number: 1, hash: `0x${'44'.repeat(32)}`, index: 0 },
    settled: true,
  });

  it('opens the lists with something unfinished or recent, and no others until they are looked at', async () => {
    const { store, time, start } = create([]);
    await store.save(settled(time.now - 16 * MINUTE));
    expect((await start()).opened).toBe(0);
    expect(await store.loadOf('a')).toHaveLength(1);
    await store.save(settled(time.now - 14 * MINUTE));
    expect(await start()).toMatchObject({ opened: 1, sent: [{ id: 'old' }] });
    time.now += 2 * MINUTE;
    expect((await start()).opened).toBe(0);
    await store.save(sentBy('new', time.now));
    expect((await start()).sent).toHaveLength(2);
    expect((await start(true)).opened).toBe(0);
  });

  it.each([null, 'text', { settled: true }, { settled: 'yes', tookAt: 0 }])(
    'opens a list of which nothing can be read in brief: %j',
    async (brief) => {
      const { said, start } = create([settled(0)]);
      said.brief = brief;
      expect((await start()).sent).toHaveLength(1);
    },
  );

  it('opens a list with parts that cannot be read, so that they are told', async () => {
    const { store, start } = create(['damaged']);
    await store.save(settled(0));
    expect((await start()).opened).toBe(1);
    expect(store.unread().get('a')).toHaveLength(1);
  });
});
