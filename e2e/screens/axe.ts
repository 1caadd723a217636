/** Runs all rules of axe on one page. Its script stays in the document and is gone with it. */
import axe from 'axe-core';
import type { Page } from 'playwright';

type AxeRun = Pick<typeof axe, 'run'>;

export interface Findings {
  /** One line per broken rule: its ID and the elements that break it. */
  violations: string[];
  /** Number of rules that had something to check and found no fault. */
  passed: number;
}

/** Looks at the document as it is now. */
export async function findingsOf(page: Page): Promise<Findings> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: AxeRun }).axe;
    // Only the number of passed rules is needed, so axe does not describe their elements.
    const { violations, passes } = await run({ resultTypes: ['violations'] });
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
      passed: passes.length,
    };
  });
}
