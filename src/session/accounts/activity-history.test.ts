/** The activity of a character whose row on this computer is damaged: new keys are possible, the row stays, and the damage is reported. */
import { describe, expect, it } from 'vitest';
import { bareHex } from '../../lib/bytes.ts';
import { lazy } from '../../lib/lazy.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';
import { createActivityHistory } from './activity-history.ts';

async function prepare() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const id = (await session.layers())[0]?.characterIds[0] ?? '';
  const history = createActivityHistory(session.parts);
  const incoming = createActivityHistory(session.parts, 'incoming');
  await incoming.save(id, ['came in']);
  await history.save(id, ['sent']);
  const { vault } = session.parts;
  const rows = (prefix: string) => vault.list('local', `${prefix}/${id}/`);
  const rotate = () => session.change(proofOf(created), (change) => rotateCharacters(change, [id]));
  const isDamaged = async () => (await history.loadAll([id]))[0]?.isDamaged;
  return { id, history, incoming, parts: session.parts, vault, rows, rotate, isDamaged };
}

it('moves under the new keys, and nothing is set aside', async () => {
  const { id, history, incoming, rows, rotate, isDamaged } = await prepare();
  await rotate();
  expect(await history.load(id)).toEqual(['sent']);
  expect(await incoming.load(id)).toEqual(['came in']);
  expect(await rows('incoming')).toHaveLength(1);
  expect(await isDamaged()).toBe(false);
  expect(await rows('history-aside')).toEqual([]);
});

it('is told in brief without being opened, also under new keys; where the brief is damaged, nothing is said', async () => {
  const { id, history, incoming, vault, rows, rotate } = await prepare();
  const brief = async () => (await history.briefs([id, 'ff'.repeat(16)])).get(id);
  expect(await brief()).toBeNull();
  await history.change(id, (before) => ({ value: [...(before() as string[]), 'later'], brief: { all: 2 } }));
  expect(await brief()).toEqual({ all: 2 });
  await incoming.save(id, ['came in']);
  await rotate();
  expect(await brief()).toEqual({ all: 2 });
  const [row, ...others] = await rows('history-brief');
  if (!row) throw new Error('There is no brief.');
  expect(others).toEqual([]);
  const value = row.value.map((byte, at) => (at === row.value.length - 1 ? byte ^ 1 : byte));
  await vault.commit([{ table: 'local', key: row.key, value }]);
  expect(await brief()).toBeNull();
  expect([...(await history.briefs([id, 'ff'.repeat(16)])).keys()]).toEqual([id]);
  await rotate();
  expect(await rows('history-brief')).toEqual([]);
  expect(await history.load(id)).toEqual(['sent', 'later']);
  await history.save(id, ['sent']);
  expect(await brief()).toBeNull();
});

describe('a brief beside a history that it was not made of', () => {
  const BRIEF = { settled: true };

  async function withBrief() {
    const prepared = await prepare();
    const { id, history, vault, rows } = prepared;
    const [former] = await rows('history');
    await history.change(id, () => ({ value: ['sent', 'later'], brief: BRIEF }));
    const [row] = await rows('history');
    if (!former || !row) throw new Error('There is no history.');
    const brief = async () => (await history.briefs([id])).get(id);
    expect(await brief()).toEqual(BRIEF);
    const put = (value: Uint8Array) => vault.commit([{ table: 'local', key: row.key, value }]);
    const damage = () => put(row.value.map((byte, at) => (at === row.value.length - 1 ? byte ^ 1 : byte)));
    return { ...prepared, brief, damage, restore: () => put(former.value) };
  }

  it('says nothing of one that does not open, nor of the next one while a damaged one is put aside', async () => {
    const { id, history, brief, damage, isDamaged } = await withBrief();
    await damage();
    expect(await brief()).toBeNull();
    await history.change(id, (before) => {
      before();
      return { value: ['anew'], brief: BRIEF };
    });
    expect([await brief(), await isDamaged()]).toEqual([null, true]);
    await history.forgetDamaged(id);
    expect(await brief()).toEqual(BRIEF);
  });

  it('says nothing of an earlier one, and stays behind when the character gets new keys', async () => {
    for (const change of ['damage', 'restore'] as const) {
      const prepared = await withBrief();
      await prepared[change]();
      expect(await prepared.brief()).toBeNull();
      await prepared.rotate();
      expect(await prepared.rows('history-brief')).toEqual([]);
      expect(await prepared.isDamaged()).toBe(change === 'damage');
      expect(await prepared.history.load(prepared.id)).toEqual(change === 'damage' ? null : ['sent']);
    }
  });
});

describe('news of a history', () => {
  async function withNews() {
    const prepared = await prepare();
    const { id, history } = prepared;
    await history.change(id, () => ({ value: ['sent'], brief: { settled: true } }));
    expect(await history.note(id, (news) => [news, 'new'])).toBe(true);
    const loaded = async () => {
      const [found] = await history.loadAll([id]);
      return [found?.value, found?.news, found?.isDamaged];
    };
    const brief = async () => (await history.briefs([id])).get(id);
    return { ...prepared, loaded, brief };
  }

  it('leave its row as it was, and nothing is said in brief until it has taken them in', async () => {
    const { id, history, rows, loaded, brief } = await withNews();
    const [before] = await rows('history');
    expect(await history.note(id, (news) => [news, 'newer'])).toBe(true);
    expect(await history.note(id, () => null)).toBe(false);
    expect(await rows('history')).toEqual([before]);
    expect(await loaded()).toEqual([['sent'], [[null, 'new'], 'newer'], false]);
    expect(await brief()).toBeNull();
    await history.change(id, (old, news) => ({ value: [old(), news()], brief: { settled: true } }));
    expect(await loaded()).toEqual([[['sent'], [[null, 'new'], 'newer']], null, false]);
    expect(await brief()).toEqual({ settled: true });
    expect(await history.note(id, (news) => [news])).toBe(true);
    expect((await loaded())[1]).toEqual([null]);
  });

  it('are read as they stand beside it, whatever is changed once its row was read', async () => {
    for (const reader of ['loadAll', 'briefs'] as const) {
      const { id, history, parts, vault, loaded, brief } = await withNews();
      const taken = lazy(() => history.change(id, (old, news) => ({ value: [old(), news()], brief: 'with news' })));
      const change = async (key: string) => (key.startsWith('history/') ? taken() : undefined);
      const slow: typeof vault = {
        ...vault,
        list: async (table, prefix) => {
          const rows = await vault.list(table, prefix);
          await change(prefix);
          return rows;
        },
        get: async (table, key) => {
          const row = await vault.get(table, key);
          await change(key);
          return row;
        },
      };
      const reading = createActivityHistory({ ...parts, vault: slow });
      if (reader === 'loadAll')
        expect((await reading.loadAll([id]))[0]).toMatchObject({ value: ['sent'], news: [null, 'new'] });
      else expect((await reading.briefs([id])).get(id)).toBeNull();
      expect(await loaded()).toEqual([[['sent'], [null, 'new']], null, false]);
      expect(await brief()).toBe('with news');
    }
  });

  it('move with it under new keys, and the earlier rows go', async () => {
    const { id, history, rows, rotate, loaded } = await withNews();
    await rotate();
    expect(await loaded()).toEqual([['sent'], [null, 'new'], false]);
    expect(await rows('history-news')).toHaveLength(1);
    await history.save(id, ['all']);
    await rotate();
    expect(await loaded()).toEqual([['all'], null, false]);
    expect(await rows('history-news')).toEqual([]);
  });

  it('are sealed to their character and their place: neither the history nor news of another character pass for them', async () => {
    const { id, history, vault, rows, loaded } = await withNews();
    const [[main], [news]] = [await rows('history'), await rows('history-news')];
    if (!main || !news) throw new Error('There are no rows.');
    await vault.commit([{ table: 'local', key: news.key, value: main.value }]);
    expect(await loaded()).toEqual([['sent'], null, true]);
    await vault.commit([{ table: 'local', key: main.key, value: news.value }]);
    expect(await loaded()).toEqual([null, null, true]);
    expect(await history.note(id, () => ['not written'])).toBe(false);
  });

  it('that do not open are told, put aside unchanged, and deleted when the person says so', async () => {
    for (const change of ['a change', 'new keys'] as const) {
      const { id, history, vault, rows, rotate, loaded, isDamaged } = await withNews();
      const [row] = await rows('history-news');
      if (!row) throw new Error('There are no news.');
      const damaged = row.value.map((byte, at) => (at === row.value.length - 1 ? byte ^ 1 : byte));
      await vault.commit([{ table: 'local', key: row.key, value: damaged }]);
      expect(await loaded()).toEqual([['sent'], null, true]);
      await (change === 'new keys' ? rotate() : history.change(id, (old) => ({ value: old() })));
      expect((await rows('history-aside')).map(({ value }) => bareHex(value))).toEqual([bareHex(damaged)]);
      expect(await loaded()).toEqual([['sent'], null, true]);
      await history.forgetDamaged(id);
      expect(await isDamaged()).toBe(false);
    }
  });
});

it('that does not open is kept unchanged when its character gets new keys, and later activity is stored beside it', async () => {
  const { id, history, vault, rows, rotate, isDamaged } = await prepare();
  const [row] = await rows('history');
  if (!row) throw new Error('There is no history.');
  const damaged = row.value.slice();
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  await vault.commit([{ table: 'local', key: row.key, value: damaged }]);
  expect(await isDamaged()).toBe(true);

  await rotate();
  const kept = async () => (await rows('history-aside')).map(({ value }) => bareHex(value));
  expect(await kept()).toEqual([bareHex(damaged)]);
  expect(await history.load(id)).toBeNull();
  expect(await isDamaged()).toBe(true);
  await history.save(id, ['later']);
  await rotate();
  expect(await history.load(id)).toEqual(['later']);
  expect(await kept()).toEqual([bareHex(damaged)]);

  await history.forgetDamaged(id);
  expect(await kept()).toEqual([]);
  expect(await isDamaged()).toBe(false);
  expect(await history.load(id)).toEqual(['later']);
});

it('that does not open is put aside unchanged by the next write', async () => {
  const { id, history, vault, rows, isDamaged } = await prepare();
  const [row] = await rows('history');
  if (!row) throw new Error('There is no history.');
  const damaged = row.value.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
  await vault.commit([{ table: 'local', key: row.key, value: damaged }]);
  let given: unknown = 'nothing yet';
  await history.change(id, (before) => {
    given = before();
    return { value: ['later'] };
  });
  expect(given).toBeNull();
  expect(await history.load(id)).toEqual(['later']);
  expect((await rows('history-aside')).map(({ value }) => bareHex(value))).toEqual([bareHex(damaged)]);
  expect(await isDamaged()).toBe(true);
});
