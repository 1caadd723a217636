/** How soon the popup and the full tab are there: first words on screen, and all that a person came for. The popup's page in a window of its size. */
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { startBrowser } from './lib/browser.mjs';
import { interleave } from './lib/interleave.mjs';
import { figure } from './lib/report.mjs';
import { openUntilUsable } from './lib/usable.mjs';
import { makeWallet, pageUrl } from './lib/wallet.mjs';

export const includes =
  "From the beginning of the navigation to popup.html, in a fresh tab of 360 by 600, to the first contentful paint, and to the frame after it is usable: the button that unlocks while locked; band, account and the acts below it while unlocked. Usable is what it draws of the last picture in session memory too; confirmed: the worker has answered, and the picture is its own. Amounts of the network are not waited for. The browser's own opening of the popup's window is not in it. The tab: app.html in a fresh tab of 1280 by 800, to the button that unlocks while locked, and to the list of characters in the settings while unlocked.";

const UNLOCK = '[data-testid=unlock]:not([disabled])';

/** What a person looks for on each page. */
const PAGES = /** @type {const} */ ([
  { of: '', path: 'popup.html', locked: UNLOCK, unlocked: '[data-testid=receive]:not([disabled])', aim: '150' },
  {
    of: 'tab, ',
    path: 'app.html#/settings/characters',
    locked: UNLOCK,
    unlocked: '[data-testid=character-row]',
    size: { width: 1280, height: 800 },
    aim: '',
  },
]);

export async function measure() {
  const browser = await startBrowser({ extensions: [EXTENSION] });
  try {
    const wallet = await makeWallet(browser);
    const answer = await wallet.passkey();
    const figures = [];
    for (const state of /** @type {const} */ (['unlocked', 'locked'])) {
      await wallet.command('unlock', answer);
      if (state === 'locked') await wallet.command('lock');
      await wallet.hangUp();
      for (const page of PAGES) figures.push(...(await opened(browser, page, state)));
    }
    return figures;
  } finally {
    await browser.stop();
  }
}

/** @param {import('./lib/browser.mjs').Browser} browser @param {(typeof PAGES)[number]} page @param {'locked' | 'unlocked'} state */
async function opened(browser, page, state) {
  /** @type {Record<string, Awaited<ReturnType<typeof openUntilUsable>>[]>} */
  const all = { running: [], stopped: [] };
  const contender = (/** @type {string} */ name) => async (/** @type {number} */ round) => {
    const { path, size } = /** @type {{ path: string, size?: { width: number, height: number } }} */ (page);
    const sample = await openUntilUsable(browser, {
      url: pageUrl(path),
      selector: page[state],
      stopped: name === 'stopped',
      ...(size ? { size } : {}),
    });
    if (round >= 0) all[name]?.push(sample);
    return sample.usable;
  };
  await interleave({ running: contender('running'), stopped: contender('stopped') });
  return Object.entries(all).flatMap(([name, samples]) => {
    const row = `${page.of}${state}, worker ${name}`;
    const [paint, usable] = [samples.map((sample) => sample.paint), samples.map((sample) => sample.usable)];
    return [
      figure(`${row}, first paint`, 'ms', paint),
      figure(`${row}, usable`, 'ms', usable, page.aim),
      ...confirmedIn(`${row}, confirmed`, samples),
    ];
  });
}

/** None of a build without a last picture. @param {string} name @param {Awaited<ReturnType<typeof openUntilUsable>>[]} samples */
function confirmedIn(name, samples) {
  const values = samples.flatMap(({ confirmed }) => confirmed ?? []);
  return values.length === 0 ? [] : [figure(name, 'ms', values)];
}
