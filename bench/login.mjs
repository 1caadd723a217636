/** From the login method's answer to an open wallet, for identities of 1, 10 and 100 characters. Ceremonies of the person are not in it. */
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { startBrowser } from './lib/browser.mjs';
import { RUNS } from './lib/interleave.mjs';
import { figure, median } from './lib/report.mjs';
import { makeWallet } from './lib/wallet.mjs';

export const includes =
  'From sending the answer of the login method to the answer of the worker, which comes after the picture of the open wallet; the worker runs. "Bound": passkey with a copy on this computer. "Rows": recovery key, through the rows of a key server, which lie on this computer; "with personal information": this key asks for something typed as well, which is stretched by Argon2id. One method of a managing level, so every character opens.';

const COUNTS = [1, 10, 100];

export async function measure() {
  const browser = await startBrowser({ extensions: [EXTENSION] });
  try {
    const wallet = await makeWallet(browser);
    const answer = await wallet.passkey();
    /** @type {Record<string, number[]>} */
    const medians = { bound: [], restarted: [], rows: [] };
    const figures = [];
    let made = 1;
    for (const count of COUNTS) {
      for (; made < count; made++) await newCharacter(wallet, made, answer);
      const samples = {
        bound: await bound(wallet, answer),
        restarted: await restarted(browser, wallet, answer),
        rows: await rows(wallet, answer),
      };
      const characters = count === 1 ? '1 character' : `${count} characters`;
      figures.push(
        figure(`bound, ${characters}`, 'ms', samples.bound, '50'),
        figure(`bound, first after a start of the worker, ${characters}`, 'ms', samples.restarted),
        figure(`rows, ${characters}`, 'ms', samples.rows),
      );
      for (const [name, values] of Object.entries(samples)) medians[name]?.push(median(values));
    }
    const typed = await withPersonal(wallet, answer);
    figures.push(figure('rows, with personal information, 100 characters', 'ms', await rows(wallet, answer, typed)));
    for (const [name, values] of Object.entries(medians))
      figures.push(
        figure(
          `${name}, 100 characters against 1`,
          'ratio',
          [(values.at(-1) ?? 0) / (values[0] ?? 1)],
          name === 'bound' ? 'flat' : '',
        ),
      );
    return figures;
  } finally {
    await browser.stop();
  }
}

/** @typedef {import('./lib/wallet.mjs').Driver} Driver @typedef {{ kind: 'passkey', methodId: string, prfFirst: string, prfSecond: string }} Answer */

/** @param {Driver} wallet @param {number} number @param {Answer} answer */
const newCharacter = (wallet, number, answer) =>
  wallet.command('new-character', {
    name: `Character ${number}`,
    look: null,
    levelIds: [],
    firstAccountName: 'Main',
    proof: answer,
  });

/** @param {Driver} wallet @param {Answer} answer */
async function bound(wallet, answer) {
  const samples = [];
  for (let run = -2; run < RUNS; run++) {
    await wallet.command('lock');
    const { ms } = await wallet.command('unlock', answer);
    if (run >= 0) samples.push(ms);
  }
  return samples;
}

/** The worker is stopped while locked; a page that opens starts it, and then the person answers. @param {import('./lib/browser.mjs').Browser} browser @param {Driver} wallet @param {Answer} answer */
async function restarted(browser, wallet, answer) {
  const samples = [];
  for (let run = -1; run < RUNS; run++) {
    await wallet.command('lock');
    await wallet.hangUp();
    await browser.stopWorkers();
    await wallet.until('locked');
    const { ms } = await wallet.command('unlock', answer);
    if (run >= 0) samples.push(ms);
  }
  return samples;
}

/** Adds a recovery key that asks for personal information, too. @param {Driver} wallet @param {Answer} answer */
async function withPersonal(wallet, answer) {
  const personal = 'the blue boat';
  const wanted = { name: 'In the safe', of: null, lost: false, why: 'not-lost', personal };
  await wallet.command('begin-recovery-key', wanted);
  const { recoveryKey, ask } = (await wallet.command('show-recovery-key')).answer;
  const groups = Object.fromEntries(ask.map((/** @type {number} */ group) => [group, recoveryKey[group - 1]]));
  await wallet.command('confirm-new-key', { groups, personal });
  await wallet.command('add-recovery-key', { proof: answer });
  return { text: recoveryKey.join('-'), personal };
}

/**
 * Each of these binds a device for its session, so the log grows by one entry a run.
 * @param {Driver} wallet @param {Answer} answer @param {{ text: string, personal?: string }} [key]
 */
async function rows(wallet, answer, key = { text: wallet.recoveryKey }) {
  const samples = [];
  for (let run = -1; run < RUNS; run++) {
    await wallet.command('lock');
    const { ms } = await wallet.command('unlock-with-recovery-key', key);
    if (run >= 0) samples.push(ms);
  }
  await wallet.command('lock');
  await wallet.command('unlock', answer);
  return samples;
}
