/** Runs all rules of axe on one page. Its script stays in the document and is gone with it. */
import axe from 'axe-core';
import type { Page } from 'playwright';
import { AXE_PATH } from './open.ts';

type AxeRun = Pick<typeof axe, 'run'>;

/** A page of a build gets the script from its server, out of the browser's cache; a page of the extension has none. */
async function bringAxe(page: Page): Promise<void> {
  const { protocol, origin } = new URL(page.url());
  if (protocol === 'http:') await page.addScriptTag({ url: origin + AXE_PATH });
  else await page.evaluate(axe.source);
}

export interface Findings {
  /** One line per broken rule: its ID and the elements that break it. */
  violations: string[];
  /** Number of rules that had something to check and found no fault. */
  passed: number;
}

/** Looks at the document as it is now. */
export async function findingsOf(page: Page): Promise<Findings> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await bringAxe(page);
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
