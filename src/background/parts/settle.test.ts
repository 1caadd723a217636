/** Tests that what a site may repeat, and what can be undone, ends with its character, whatever closes it. */
import { expect, it } from 'vitest';
import type { RepeatScope } from '../../approvals/repeat/budget.ts';
import type { Removed } from '../adapters/removals.ts';
import { nothingOpen } from './open-state.ts';
import { createSettling, type SettleDeps } from './settle.ts';

interface Layer {
  characterIds: string[];
  viewedIds: string[];
}

const opened = (...characterIds: string[]): Layer => ({ characterIds, viewedIds: [] });

function createStage() {
  const stage = { layers: [] as Layer[], running: [] as string[], removed: [] as string[] };
  const nothing = async () => undefined;
  const deps = {
    session: {
      layers: async () => stage.layers,
      lock: nothing,
      profiles: { loadCache: nothing, saveCache: nothing, readable: async () => [] },
      view: async () => ({ log: { characterIds: [] } }),
    },
    networks: {
      clients: { load: nothing },
      tracker: { start: nothing, stop: () => undefined },
      showPending: () => undefined,
      ...Object.fromEntries(
        ['balances', 'prices', 'allowances', 'exposed'].map((name) => [name, { forget: () => undefined }]),
      ),
    },
    grants: { grants: { rebuild: nothing }, blocked: { rebuild: nothing } },
    preferences: { reload: nothing },
    approvals: { resume: nothing },
    repeats: {
      async end(which: (scope: RepeatScope) => boolean) {
        stage.running = stage.running.filter((characterId) => !which({ characterId } as RepeatScope));
      },
    },
    removals: {
      async forget(which: (id: string, was: Removed) => boolean) {
        stage.removed = stage.removed.filter((characterId) => !which('', { characterId } as Removed));
      },
    },
    pages: { announceAll: nothing },
    shown: { settle: nothing },
    unlockTab: { unlocked: () => undefined, failed: () => undefined },
    others: { isInUse: () => true, opened: nothing, locked: () => undefined, mirroring: (act: () => unknown) => act() },
    open: nothingOpen(),
    rounds: () => ({ soon: () => undefined }),
    changed: () => undefined,
  } as unknown as SettleDeps;
  return { stage, settling: createSettling(deps) };
}

it('the repeats and the removals of a character end when it closes, and those of the others go on', async () => {
  const { stage, settling } = createStage();
  stage.layers = [opened('everyday'), opened('savings')];
  await settling.settle();
  stage.running = ['everyday', 'savings'];
  stage.removed = ['everyday', 'savings'];
  await settling.settle();
  expect(stage.running).toEqual(['everyday', 'savings']);
  expect(stage.removed).toEqual(['everyday', 'savings']);
  // The step-up ends, and the character opens again.
  stage.layers = [opened('everyday')];
  await settling.settleIfEnded();
  stage.layers = [opened('everyday'), opened('savings')];
  await settling.settle();
  expect(stage.running).toEqual(['everyday']);
  expect(stage.removed).toEqual(['everyday']);
});

it('all repeats and removals end with a lock', async () => {
  const { stage, settling } = createStage();
  stage.layers = [opened('everyday')];
  await settling.settle();
  stage.running = ['everyday'];
  stage.removed = ['everyday'];
  settling.closed();
  expect(stage.running).toEqual([]);
  expect(stage.removed).toEqual([]);
  stage.running = ['everyday'];
  stage.removed = ['everyday'];
  stage.layers = [];
  await settling.settle();
  expect(stage.running).toEqual([]);
  expect(stage.removed).toEqual([]);
});
