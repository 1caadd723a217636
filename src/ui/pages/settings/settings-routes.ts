/** The settings pages: routes, names and icons, in the order of the rail. */

import { settingsPages as t } from '../../../locales/en/ui/pages/settings/pages.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import {
  BookUser,
  CircleUserRound,
  Drama,
  FileText,
  Gauge,
  Globe,
  HandCoins,
  History,
  type IconNode,
  KeyRound,
  Laptop,
  Layers,
  LifeBuoy,
  LogIn,
  Network,
  Server,
  Settings2,
  UsersRound,
  Wallet,
  Waypoints,
} from '../../components/icon.tsx';
import { personsTitle } from '../../words/person.ts';

export interface SettingsEntry {
  route: string;
  name: string;
  icon: IconNode;
  /** Test id of the link. */
  testid?: string;
}

/** Pages of the identity, drawn in ink. */
export const IDENTITY_PAGES = [
  { route: 'characters', icon: Drama },
  { route: 'login-methods', icon: LogIn },
  { route: 'members', icon: UsersRound },
  { route: 'levels', icon: Layers },
  { route: 'opens', icon: Waypoints },
  { route: 'devices', icon: Laptop },
  { route: 'lost', icon: LifeBuoy },
  { route: 'server', icon: Server },
  { route: 'backup', icon: FileText },
  { route: 'networks', icon: Network },
  { route: 'identities', icon: CircleUserRound },
  { route: 'preferences', icon: Settings2 },
] as const satisfies Omit<SettingsEntry, 'name'>[];

/** Pages of the active character, drawn in its tint. */
export const CHARACTER_PAGES = [
  { route: 'accounts', icon: Wallet },
  { route: 'history', icon: History },
  { route: 'sites', icon: Globe },
  { route: 'approvals', icon: HandCoins },
  { route: 'limits', icon: Gauge },
  { route: 'address-book', icon: BookUser },
  { route: 'logins', icon: KeyRound },
] as const satisfies Omit<SettingsEntry, 'name'>[];

/** The identity's pages that have something to show, with their names. Identities other than organisations list persons only where there are several. */
export const identityPages = (snapshot: UnlockedSnapshot): (SettingsEntry & { route: IdentityRoute })[] =>
  IDENTITY_PAGES.filter(
    ({ route }) => route !== 'members' || snapshot.identity.type === 'organisation' || snapshot.persons.length > 1,
  ).map((page) => ({ ...page, name: page.route === 'members' ? personsTitle(snapshot) : t.names[page.route] }));

/** The pages of the active character, with their names. */
export const characterPages = (): (SettingsEntry & { route: OwnRoute })[] =>
  CHARACTER_PAGES.map((page) => ({ ...page, name: t.names[page.route] }));

type IdentityRoute = (typeof IDENTITY_PAGES)[number]['route'];
export type OwnRoute = (typeof CHARACTER_PAGES)[number]['route'];
export type SettingsRoute = IdentityRoute | OwnRoute;

/** Splits a route such as `characters/new` into page and rest. An unknown page becomes `characters`. */
export function parseSettingsRoute(route: string): { place: SettingsRoute; rest: string } {
  const [first = '', ...rest] = route.split('/').filter((part) => part !== '');
  const known = [...IDENTITY_PAGES, ...CHARACTER_PAGES].find((place) => place.route === first);
  return known === undefined ? { place: 'characters', rest: '' } : { place: known.route, rest: rest.join('/') };
}

export const settingsPath = (route: string): string => `settings/${route}`;
