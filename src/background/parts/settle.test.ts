/** Tests that what a site may repeat ends with its character, whatever closes it. */
import { expect, it } from 'vitest';
import type { RepeatScope } from '../../approvals/repeat/budget.ts';
import { nothingOpen } from './open-state.ts';
import { createSettling, type SettleDeps } from './settle.ts';

interface Layer {
  characterIds: string[];
  viewedIds: string[];
}

const opened = (...characterIds: string[]): Layer => ({ characterIds, viewedIds: [] });

function createStage() {
  const stage = { layers: [] as Layer[], running: [] as string[] };
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
    removals: { forget: nothing },
    pages: { announceAll: nothing },
    shown: { settle: nothing },
    unlockTab: { unlocked: () => undefined, failed: () => undefined },
    others: { isInUse: () => true, opened: nothing, locked: () => undefined },
    open: nothingOpen(),
    rounds: () => ({ soon: () => undefined }),
    changed: () => undefined,
  } as unknown as SettleDeps;
  return { stage, settling: createSettling(deps) };
}

it('the repeats of a character end when it closes, and those of the others go on', async () => {
  const { stage, settling } = createStage();
  stage.layers = [opened('everyday'), opened('savings')];
  await settling.settle();
  stage.running = ['everyday', 'savings'];
  await settling.settle();
  expect(stage.running).toEqual(['everyday', 'savings']);
  // The step-up ends, and the character opens again.
  stage.layers = [opened('everyday')];
  await settling.settleIfEnded();
  stage.layers = [opened('everyday'), opened('savings')];
  await settling.settle();
  expect(stage.running).toEqual(['everyday']);
});

it('all repeats end with a lock', async () => {
  const { stage, settling } = createStage();
  stage.layers = [opened('everyday')];
  await settling.settle();
  stage.running = ['everyday'];
  settling.closed();
  expect(stage.running).toEqual([]);
  stage.running = ['everyday'];
  stage.layers = [];
  await settling.settle();
  expect(stage.running).toEqual([]);
});
