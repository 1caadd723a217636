/** Whether anything grows with what is stored and not shown: a wallet with little in it beside one after years of use. */
import { EXTENSION } from '../scripts/lib/paths.mjs';
import { startBrowser } from './lib/browser.mjs';
import { approved, siteServer } from './lib/dapp.mjs';
import { filledWallet } from './lib/filled.mjs';
import { interleave } from './lib/interleave.mjs';
import { figure, ratio } from './lib/report.mjs';
import { heapOf, openUntilUsable } from './lib/usable.mjs';
import { pageUrl, placeWallet } from './lib/wallet.mjs';

export const includes =
  'Small: 1 character with 1 account, 10 log entries, 2 sites, 5 transactions. Large: 100 characters with 1,000 accounts (100 in the shown one), 1,000 log entries, 200 sites in the shown one, 5,000 transactions (500 in each of ten characters: as many as one keeps). Thousand: 1 character with 1,000 accounts, otherwise as small. Stored: one of the two copies. Popup, login, prompt, signature: as in the groups of that name, bound device. Pages: from the navigation to the frame after their list is there. A change: one account gets another name, from the command to the answer after the new picture. Memory: JavaScript heap in use after its garbage is gone.';

/** @type {Record<'small' | 'large' | 'thousand', import('./lib/filled.mjs').Amounts>} */
const WALLETS = {
  small: { accounts: [1], entries: 10, sites: 2, activity: 5 },
  large: {
    accounts: Array.from({ length: 100 }, (_, at) => (at === 0 ? 100 : at < 10 ? 10 : 9)),
    entries: 1_000,
    sites: 200,
    activity: 5_000,
  },
  thousand: { accounts: [1_000], entries: 10, sites: 2, activity: 5 },
};

/** Page, what a person came for. */
const PAGES = {
  sites: ['settings/sites', '[data-testid=site-row]'],
  accounts: ['settings/accounts', '[data-testid=accounts] .rows > li'],
  history: ['settings/history', '[data-testid=activity-row]'],
  'security history': ['settings/lost/history', '[data-testid=security-event]'],
  characters: ['settings/characters', '[data-testid=character-row]'],
};

const TAB = { width: 1280, height: 800 };
const HOME = '[data-testid=receive]:not([disabled])';

/** @typedef {keyof typeof WALLETS} Name @typedef {Awaited<ReturnType<typeof open>>} Opened */

export async function measure() {
  const begin = performance.now();
  const sites = await siteServer();
  /** @type {Partial<Record<Name, Opened>>} */
  const opened = {};
  try {
    for (const name of /** @type {Name[]} */ (Object.keys(WALLETS)))
      opened[name] = await open(await filledWallet(WALLETS[name], [new URL(sites.one).origin]), sites);
    console.log(`Filling took ${Math.round((performance.now() - begin) / 1000)} s.`);
    const all = /** @type {Record<Name, Opened>} */ (opened);
    const compared = async (
      /** @type {string} */ name,
      /** @type {(one: Opened, round: number) => Promise<number>} */ act,
      aim = '',
      /** @type {import('./lib/report.mjs').Unit} */ unit = 'ms',
      options = {},
    ) => beside(name, unit, await samples(all, act, options), aim);
    const figures = [
      ...(await compared('stored', async ({ image }) => image.length, '', 'bytes', { runs: 1, warmUps: 0 })),
      ...(await compared('login', login, '50')),
      ...(await compared('login, first after a start of the worker', firstLogin)),
      ...(await compared('popup, worker running', (one) => popup(one, false), '150')),
      ...(await compared('popup, worker stopped', (one) => popup(one, true), '150')),
      ...(await prompts(all)),
    ];
    for (const [name, [route, selector]] of Object.entries(PAGES))
      figures.push(...(await compared(`page ${name}`, (one) => page(one, String(route), String(selector)), '')));
    figures.push(
      ...(await compared('a change', change)),
      ...(await compared('memory of the popup', popupHeap, '', 'bytes', { warmUps: 0 })),
      ...(await compared('memory of the worker', workerHeap, '', 'bytes', { warmUps: 0 })),
    );
    return figures;
  } finally {
    for (const one of Object.values(opened)) await one.browser.stop();
    await sites.stop();
  }
}

/** @param {import('./lib/filled.mjs').Filled} filled @param {Awaited<ReturnType<typeof siteServer>>} sites */
async function open(filled, sites) {
  const browser = await startBrowser({ extensions: [EXTENSION] });
  const wallet = await placeWallet(browser, filled.image);
  await wallet.command('unlock', filled.answer);
  return { ...filled, browser, wallet, site: await browser.open(sites.one), other: await browser.open(sites.two) };
}

/** @param {Record<Name, Opened>} all @param {(one: Opened, round: number) => Promise<number>} act @param {{ runs?: number, warmUps?: number }} options */
const samples = (all, act, options) =>
  interleave(
    {
      small: (round) => act(all.small, round),
      large: (round) => act(all.large, round),
      thousand: (round) => act(all.thousand, round),
    },
    options,
  );

/** @param {string} name @param {import('./lib/report.mjs').Unit} unit @param {Record<Name, number[]>} of @param {string} aim */
const beside = (name, unit, of, aim) => [
  figure(`${name}, small`, unit, of.small, aim),
  figure(`${name}, large`, unit, of.large, aim),
  figure(`${name}, thousand`, unit, of.thousand, aim),
  ratio(`${name}, large against small`, of.large, of.small),
  ratio(`${name}, thousand against small`, of.thousand, of.small),
];

/** @param {Opened} one */
async function login({ wallet, answer }) {
  await wallet.command('lock');
  return (await wallet.command('unlock', answer)).ms;
}

/** @param {Opened} one */
async function firstLogin({ browser, wallet, answer }) {
  await wallet.command('lock');
  await wallet.hangUp();
  await browser.stopWorkers();
  await wallet.until('locked');
  return (await wallet.command('unlock', answer)).ms;
}

/** @param {Opened} one @param {boolean} stopped */
async function popup({ browser, wallet }, stopped) {
  await wallet.until('unlocked');
  if (stopped) await wallet.hangUp();
  return (await openUntilUsable(browser, { url: pageUrl('popup.html'), selector: HOME, stopped })).usable;
}

/** @param {Opened} one @param {string} route @param {string} selector */
const page = async ({ browser }, route, selector) =>
  (await openUntilUsable(browser, { url: pageUrl(`app.html#/${route}`), selector, size: TAB })).usable;

/** @param {Record<Name, Opened>} all */
async function prompts(all) {
  const sign = await asked(all, (one) => [
    one.site,
    `{ method: 'personal_sign', params: ['0x68656c6c6f', '${one.address}'] }`,
  ]);
  const connect = await asked(all, (one) => [
    one.other,
    `{ method: 'wallet_requestPermissions', params: [{ eth_accounts: {} }] }`,
  ]);
  return [
    ...beside('prompt of a signature, ready', 'ms', sign.ready, '200'),
    ...beside('signature', 'ms', sign.signed, '10'),
    ...beside('prompt of a connection, ready', 'ms', connect.ready, '200'),
    ...beside('connected', 'ms', connect.signed, ''),
  ];
}

/** @param {Record<Name, Opened>} all @param {(one: Opened) => [import('./lib/browser.mjs').Tab, string]} requestOf */
async function asked(all, requestOf) {
  const none = () => ({ small: [], large: [], thousand: [] });
  /** @type {Record<'ready' | 'signed', Record<Name, number[]>>} */
  const times = { ready: none(), signed: none() };
  const contender = (/** @type {Name} */ name) => async (/** @type {number} */ round) => {
    const [tab, request] = requestOf(all[name]);
    const once = await approved(all[name].browser, tab, request);
    if (round >= 0) for (const key of /** @type {const} */ (['ready', 'signed'])) times[key][name].push(once[key]);
    return once.ready;
  };
  await interleave(
    { small: contender('small'), large: contender('large'), thousand: contender('thousand') },
    { warmUps: 1 },
  );
  return times;
}

/** @param {Opened} one @param {number} round */
const change = async ({ wallet, characterIds, address }, round) =>
  (await wallet.command('rename-account', { characterId: characterIds[0], address, name: `Name ${round}` })).ms;

/** @param {Opened} one */
const popupHeap = async ({ browser }) =>
  (await openUntilUsable(browser, { url: pageUrl('popup.html'), selector: HOME, heap: true })).heap;

/** @param {Opened} one */
async function workerHeap({ browser }) {
  const worker = (await browser.targets()).find(
    ({ type, url }) => type === 'service_worker' && url.startsWith(pageUrl('')),
  );
  if (!worker) throw new Error('The worker does not run.');
  const cdp = await browser.attach(worker.targetId);
  try {
    return await heapOf(cdp);
  } finally {
    await cdp.detach();
  }
}
