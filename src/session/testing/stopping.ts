/** Simulates a computer that stops between two writes: after a number of commits nothing more reaches disk or memory. For tests only. */
import type { Stage } from './stage.ts';

const stopped = () => new Error('The machine has stopped.');

/**
 * Runs `work` on a computer that stops after `commits` commits. Afterwards disk and memory are as they were at that moment.
 * @returns whether the computer stopped before `work` had ended
 */
export async function stopAfter(stage: Stage, commits: number, work: () => Promise<unknown>): Promise<boolean> {
  const { vault, memory } = stage;
  const commit = vault.commit;
  let left = commits;
  let kept: [string, unknown][] | null = null;
  vault.commit = async (changes, expect, enough) => {
    if (kept === null && left === 0) kept = [...memory];
    if (kept !== null) throw stopped();
    left -= 1;
    return commit(changes, expect, enough);
  };
  try {
    await work();
  } catch (error) {
    if (kept === null) throw error;
  } finally {
    vault.commit = commit;
  }
  if (kept === null) return false;
  memory.clear();
  for (const [name, value] of kept as [string, unknown][]) memory.set(name, value);
  return true;
}

/** Runs the work once for every possible place to stop, each time on a new computer. The last run is not stopped. */
export async function stopEverywhere<Set>(
  prepare: () => Promise<{ stage: Stage; set: Set }>,
  work: (stage: Stage, set: Set) => Promise<unknown>,
  check: (stage: Stage, set: Set) => Promise<unknown>,
): Promise<number> {
  for (let commits = 0; ; commits++) {
    const { stage, set } = await prepare();
    const wasStopped = await stopAfter(stage, commits, () => work(stage, set));
    await check(stage, set);
    if (!wasStopped) return commits;
  }
}
