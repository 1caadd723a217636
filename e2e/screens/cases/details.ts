/** Screens of lists with the details of a row: beside the list at 1280 and 1920, a page of their own at 320. */
import type { UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { crowded } from '../crowded.ts';
import type { Screen } from '../screen.ts';
import { IDA, MAIN } from '../snapshots.ts';
import { organisation } from './members.ts';
import { managing } from './settings.ts';

const at = (width: number, name: string, route: string, snapshot: UnlockedSnapshot = managing): Screen => ({
  name: `detail-${name}-${width}`,
  path: `app.html#/settings/${route}`,
  width,
  height: width > 1500 ? 1080 : 800,
  whole: width < 500,
  snapshot,
});

const chosen: [name: string, route: string][] = [
  ['account', `accounts/of/${MAIN}`],
  ['method', 'login-methods/of/m2'],
  ['site', `sites/of/${encodeURIComponent('https://snapshot.box')}`],
  ['network', 'networks/of/8453'],
  ['activity', 'history/of/a2'],
  ['pending', 'history/of/a1'],
  ['contact', `address-book/of/${IDA}`],
  ['character', 'characters/of/market'],
  ['device', 'devices/of/d2'],
  ['level', 'levels/of/l1'],
];
const lists = [
  'accounts',
  'login-methods',
  'sites',
  'networks',
  'history',
  'address-book',
  'characters',
  'preferences',
  'devices',
  'levels',
  'identities',
];

export default [
  ...[1280, 1920, 320].map((width) => at(width, 'member', 'members/of/p3', organisation)),
  ...chosen.flatMap(([name, route]) => [1280, 1920, 320].map((width) => at(width, name, route))),
  ...lists.map((route) => at(1920, route, route)),
  at(1920, 'accounts-crowded', 'accounts', crowded),
] satisfies Screen[];
