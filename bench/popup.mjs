/** How soon the popup is there: first words on screen, and all that a person came for. The popup's page in a window of its size. */
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { startBrowser } from './lib/browser.mjs';
import { interleave } from './lib/interleave.mjs';
import { figure } from './lib/report.mjs';
import { openUntilUsable } from './lib/usable.mjs';
import { makeWallet, pageUrl } from './lib/wallet.mjs';

export const includes =
  "From the beginning of the navigation to popup.html, in a fresh tab of 360 by 600, to the first contentful paint, and to the frame after it is usable: the button that unlocks while locked; band, account and the acts below it while unlocked. Usable is what it draws of the last picture in session memory too; confirmed: the worker has answered, and the picture is its own. Amounts of the network are not waited for. The browser's own opening of the popup's window is not in it.";

const LOOKED_FOR = {
  locked: '[data-testid=unlock]:not([disabled])',
  unlocked: '[data-testid=receive]:not([disabled])',
};

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
      /** @type {Record<string, Awaited<ReturnType<typeof openUntilUsable>>[]>} */
      const all = { running: [], stopped: [] };
      const contender = (/** @type {string} */ name) => async (/** @type {number} */ round) => {
        const opened = await openUntilUsable(browser, {
          url: pageUrl('popup.html'),
          selector: LOOKED_FOR[state],
          stopped: name === 'stopped',
        });
        if (round >= 0) all[name]?.push(opened);
        return opened.usable;
      };
      await interleave({ running: contender('running'), stopped: contender('stopped') });
      for (const [name, samples] of Object.entries(all))
        figures.push(
          figure(
            `${state}, worker ${name}, first paint`,
            'ms',
            samples.map(({ paint }) => paint),
          ),
          figure(
            `${state}, worker ${name}, usable`,
            'ms',
            samples.map(({ usable }) => usable),
            '150',
          ),
          ...confirmedIn(`${state}, worker ${name}, confirmed`, samples),
        );
    }
    return figures;
  } finally {
    await browser.stop();
  }
}

/** None of a build without a last picture. @param {string} name @param {Awaited<ReturnType<typeof openUntilUsable>>[]} samples */
function confirmedIn(name, samples) {
  const values = samples.flatMap(({ confirmed }) => confirmed ?? []);
  return values.length === 0 ? [] : [figure(name, 'ms', values)];
}
