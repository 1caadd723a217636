/** The settings pages: routes, names and icons, in the order of the rail. */
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
  { route: 'characters', name: 'Characters', icon: Drama },
  { route: 'login-methods', name: 'Login methods', icon: LogIn },
  { route: 'members', name: 'Members', icon: UsersRound },
  { route: 'levels', name: 'Levels', icon: Layers },
  { route: 'opens', name: 'What opens what', icon: Waypoints },
  { route: 'devices', name: 'Devices', icon: Laptop },
  { route: 'lost', name: 'Lost something?', icon: LifeBuoy },
  { route: 'server', name: 'Key server', icon: Server },
  { route: 'backup', name: 'Backup', icon: FileText },
  { route: 'networks', name: 'Networks', icon: Network },
  { route: 'identities', name: 'Identities', icon: CircleUserRound },
  { route: 'preferences', name: 'Preferences', icon: Settings2 },
] as const satisfies SettingsEntry[];

/** Pages of the active character, drawn in its tint. */
export const CHARACTER_PAGES = [
  { route: 'accounts', name: 'Accounts', icon: Wallet },
  { route: 'history', name: 'History', icon: History },
  { route: 'sites', name: 'Sites', icon: Globe },
  { route: 'approvals', name: 'Approvals', icon: HandCoins },
  { route: 'limits', name: 'Limits', icon: Gauge },
  { route: 'address-book', name: 'Address book', icon: BookUser },
  { route: 'logins', name: 'Logins and notes', icon: KeyRound },
] as const satisfies SettingsEntry[];

/** The identity's pages that have something to show, with their names. Identities other than organisations list persons only where there are several. */
export const identityPages = (snapshot: UnlockedSnapshot): (SettingsEntry & { route: IdentityRoute })[] =>
  IDENTITY_PAGES.filter(
    ({ route }) => route !== 'members' || snapshot.identity.type === 'organisation' || snapshot.persons.length > 1,
  ).map((page) => (page.route === 'members' ? { ...page, name: personsTitle(snapshot) } : page));

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
