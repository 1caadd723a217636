/** The settings pages as the rail lists them: names and icons. */

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
import { CHARACTER_PAGES, IDENTITY_PAGES, type SettingsRoute } from './settings-routes.ts';

export interface SettingsEntry {
  route: SettingsRoute;
  name: string;
  icon: IconNode;
}

export const PAGE_ICONS: Record<SettingsRoute, IconNode> = {
  characters: Drama,
  'login-methods': LogIn,
  members: UsersRound,
  levels: Layers,
  opens: Waypoints,
  devices: Laptop,
  lost: LifeBuoy,
  server: Server,
  backup: FileText,
  networks: Network,
  identities: CircleUserRound,
  preferences: Settings2,
  accounts: Wallet,
  history: History,
  sites: Globe,
  approvals: HandCoins,
  limits: Gauge,
  'address-book': BookUser,
  logins: KeyRound,
};

/**
 * The identity's pages that have something to show. Identities other than organisations list persons only where there are several.
 * @param place the page that is shown, which is always among them
 */
export const identityPages = (snapshot: UnlockedSnapshot, place?: SettingsRoute): SettingsEntry[] =>
  IDENTITY_PAGES.filter(
    (route) =>
      route !== 'members' ||
      route === place ||
      snapshot.identity.type === 'organisation' ||
      snapshot.persons.length > 1,
  ).map((route) => ({
    route,
    name: route === 'members' ? personsTitle(snapshot) : t.names[route],
    icon: PAGE_ICONS[route],
  }));

/** The pages of the active character. */
export const characterPages = (): SettingsEntry[] =>
  CHARACTER_PAGES.map((route) => ({ route, name: t.names[route], icon: PAGE_ICONS[route] }));
