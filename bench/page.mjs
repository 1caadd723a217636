/** What every page pays: a blank page in a browser with the extension beside the same in a browser without. Asks nothing of the wallet. */
import { join } from 'node:path';
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { serveFolder } from '../scripts/lib/static-server.mjs';
import { startBrowser } from './lib/browser.mjs';
import { interleave } from './lib/interleave.mjs';
import { figure } from './lib/report.mjs';

export const includes =
  'A blank page from this computer in a new tab, the worker running, the site not connected. Load: navigation to the end of the load event. Script and task: what the page process computed until 100 ms after. Heap: used after a collection. Added: the difference of the two runs of a round. Floor: a trivial extension with a script in each of the two worlds.';

const RUNS = 20;

/** @typedef {{ load: number, script: number, task: number, heap: number }} Costs */

export async function measure() {
  const blank = await serveFolder(join(import.meta.dirname, 'blank'));
  const url = `http://localhost:${blank.port}/`;
  /** @type {import('./lib/browser.mjs').Browser[]} */
  const browsers = [];
  try {
    const withIt = await startBrowser({ extensions: [EXTENSION] });
    browsers.push(withIt);
    const floor = await startBrowser({ extensions: [join(import.meta.dirname, 'floor-extension')] });
    browsers.push(floor);
    const without = await startBrowser({ extensions: [] });
    browsers.push(without);
    /** @type {Record<'withIt' | 'floor' | 'without', Costs[]>} */
    const costs = { withIt: [], floor: [], without: [] };
    const contender =
      (/** @type {keyof typeof costs} */ name, /** @type {import('./lib/browser.mjs').Browser} */ browser) =>
      async (/** @type {number} */ round) => {
        const cost = await load(browser, url);
        if (round >= 0) costs[name].push(cost);
        return cost.load;
      };
    await interleave(
      { withIt: contender('withIt', withIt), floor: contender('floor', floor), without: contender('without', without) },
      { runs: RUNS, warmUps: 3 },
    );
    const of = (/** @type {keyof Costs} */ key) => costs.withIt.map((cost) => cost[key]);
    const added = (/** @type {keyof Costs} */ key, /** @type {'withIt' | 'floor'} */ name = 'withIt') =>
      costs[name].map((cost, round) => cost[key] - (costs.without[round]?.[key] ?? Number.NaN));
    return [
      figure('load, with', 'ms', of('load')),
      figure('load, added', 'ms', added('load'), 'at most 3'),
      figure('script, added', 'ms', added('script')),
      figure('task, added', 'ms', added('task')),
      figure('heap, added', 'bytes', added('heap'), 'at most 200,000'),
      figure('floor: load, added', 'ms', added('load', 'floor')),
      figure('floor: script, added', 'ms', added('script', 'floor')),
      figure('floor: heap, added', 'bytes', added('heap', 'floor')),
    ];
  } finally {
    await Promise.all(browsers.map((browser) => browser.stop()));
    await blank.stop();
  }
}

/** @param {import('./lib/browser.mjs').Browser} browser @param {string} url @returns {Promise<Costs>} */
async function load(browser, url) {
  const tab = await browser.open();
  try {
    await tab.cdp.send('Performance.enable');
    await tab.go(url);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const loaded = await tab.cdp.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd');
    const { metrics } = await tab.cdp.send('Performance.getMetrics');
    const seconds = (/** @type {string} */ wanted) =>
      metrics.find((/** @type {{ name: string }} */ { name }) => name === wanted).value * 1000;
    await tab.cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tab.cdp.send('Runtime.getHeapUsage');
    return { load: loaded, script: seconds('ScriptDuration'), task: seconds('TaskDuration'), heap: usedSize };
  } finally {
    await tab.close();
  }
}
