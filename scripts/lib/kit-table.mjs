/** The table of PROVIDER.md: what the browser tests saw the client software of sites do. */
import { ticks } from './told-table.mjs';

/** Rows: the names of `e2e/specs/sites/kits.spec.ts`. */
const KITS = [
  'wagmi 3 with React',
  'RainbowKit 2',
  'ConnectKit 1',
  'Reown AppKit 1',
  'web3-onboard 2',
  'ethers 5',
  'web3.js 4',
  'viem 2',
  'MetaMask multichain client 0.12',
];

/** Columns, with the steps of `e2e/support/kits.ts` as keys. */
const STEPS = {
  found: 'shows name and icon',
  connect: 'connects',
  switch: 'switches network',
  message: 'message',
  'typed data': 'typed data',
  transaction: 'transaction is mined',
  refusal: 'refusal is 4001',
  lock: 'lock, reload, unlock',
  reload: 'reload',
  account: 'other account',
  disconnect: 'disconnects',
  'reload after': 'reload after it',
};

/** @type {import('./told-table.mjs').ToldTable} */
export const KIT_TABLE = {
  name: 'Table of client software',
  document: 'PROVIDER.md',
  mark: 'kit matrix',
  note: 'kit-step',
  tableOf: ticks('Software of a site', Object.fromEntries(KITS.map((name) => [name, name])), STEPS),
};
