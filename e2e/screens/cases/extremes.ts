/** What nobody plans for: names of a hundred letters, from right to left and of emoji, a hundred characters, a thousand accounts. */
import type { AccountView, UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import { crowded, treasury } from '../crowded.ts';
import { narrow, tabs } from '../frames.ts';
import type { Screen } from '../screen.ts';
import { managing } from './settings.ts';

const NAMES = [
  'The very long name of somebody who was asked for a name and wrote down everything that came to mind',
  'حساب التوفير المشترك للعائلة في المدينة القديمة قرب الميناء',
  '🎭🎪🩰🎻🎬🎤 theatre 🎭🎪🩰🎻🎬🎤',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenversicherung',
  '貯蓄用口座（家族共有・長期保管・緊急時以外は使用しないこと）',
];
const nameOf = (at: number): string => NAMES[at % NAMES.length] ?? '';

const accounts: AccountView[] = Array.from({ length: 1000 }, (_, at) => ({
  address: `0x${(0x8f3c41a97de0n * BigInt(at + 7) ** 5n).toString(16).padStart(40, '9').slice(-40)}`,
  name: at < NAMES.length ? nameOf(at) : `Account ${at + 1}`,
  kind: at % 7 === 6 ? 'watch' : 'hd',
  path: null,
  balance: at === 0 ? '115792089237316195423570985008687907853269984665640' : String(BigInt(at) * 10n ** 13n),
}));

export const extreme: UnlockedSnapshot = {
  ...managing,
  identity: { ...managing.identity, name: nameOf(0) },
  characters: Array.from({ length: 100 }, (_, at) => ({
    ...(crowded.characters[at % crowded.characters.length] ?? ({} as (typeof crowded.characters)[number])),
    id: at === 0 ? 'treasury' : `c${at}`,
    name: at < NAMES.length ? nameOf(at) : `Character ${at + 1}`,
  })),
  active: {
    ...treasury,
    accounts,
    contacts: accounts.slice(0, 20).map(({ address, name }) => ({ address, name })),
  },
  levels: managing.levels.map((level, at) => ({ ...level, name: nameOf(at), characterIds: ['treasury', 'c1', 'c2'] })),
  methods: managing.methods.map((method, at) => ({ ...method, name: nameOf(at) })),
};

const tab = tabs('extreme', 800);
const pages = [
  'characters',
  'login-methods',
  'levels',
  'opens',
  'devices',
  'accounts',
  'address-book',
  'sites',
  'limits',
];

export default pages.flatMap((route) => {
  const screen = tab(route, `settings/${route}`, { snapshot: extreme });
  return [screen, narrow(screen)];
}) satisfies Screen[];
