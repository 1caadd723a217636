/** Axe over one page, all its rules. Leaves its script in the page, which the next document does not have. */
import axe from 'axe-core';
import type { Page } from 'playwright';

type AxeRun = Pick<typeof axe, 'run'>;

export interface Findings {
  /** One line a broken rule: its ID and the elements that break it. */
  violations: string[];
  /** How many rules found something to look at, and nothing wrong. */
  passed: number;
}

/** Looks at the document as it is now. */
export async function findingsOf(page: Page): Promise<Findings> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: AxeRun }).axe;
    // Of rules that passed only how many: their elements are not described one by one.
    const { violations, passes } = await run({ resultTypes: ['violations'] });
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
      passed: passes.length,
    };
  });
}
