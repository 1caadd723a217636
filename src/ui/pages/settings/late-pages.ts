/** The pages of the settings, each loaded when it is first shown, and which one stands at which route. */
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { type LatePart, type Loadable, late } from '../../components/late.tsx';
import type { CharacterPageProps } from './character-page-props.ts';
import { chosenOf, type IdentityRoute, type OwnRoute, type SettingsRoute } from './settings-routes.ts';

/** `rest`: the path after the page. */
type PageProps = { snapshot: UnlockedSnapshot; rest: string };
type OwnProps = CharacterPageProps & { rest: string };

const AccountsPage = late(() => import('./accounts/accounts.tsx').then((module) => module.AccountsPage));
const AddComputerPage = late(() => import('./computers/add-computer.tsx').then((module) => module.AddComputerPage));
const AddressBookPage = late(() => import('./contacts/address-book.tsx').then((module) => module.AddressBookPage));
const ApprovalsPage = late(() => import('./approvals/approvals.tsx').then((module) => module.ApprovalsPage));
const BackupPage = late(() => import('./backup/backup.tsx').then((module) => module.BackupPage));
const BringPages = late(() => import('./accounts/bring/bring-pages.tsx').then((module) => module.BringPages));
const CharacterPage = late(() => import('./characters/character.tsx').then((module) => module.CharacterPage));
const CharactersPage = late(() => import('./characters/characters.tsx').then((module) => module.CharactersPage));
const DevicesPage = late(() => import('./computers/devices.tsx').then((module) => module.DevicesPage));
const HistoryPage = late(() => import('./history/history.tsx').then((module) => module.HistoryPage));
const IdentitiesPage = late(() => import('./identities/identities.tsx').then((module) => module.IdentitiesPage));
const LevelsPage = late(() => import('./levels/levels.tsx').then((module) => module.LevelsPage));
const LimitsPage = late(() => import('./limits/limits.tsx').then((module) => module.LimitsPage));
const LoginsPages = late(() => import('./secrets/logins-pages.tsx').then((module) => module.LoginsPages));
const LossPages = late(() => import('./loss/loss-pages.tsx').then((module) => module.LossPages));
const MemberPages = late(() => import('./members/member-pages.tsx').then((module) => module.MemberPages));
const MethodPages = late(() => import('./methods/method-pages.tsx').then((module) => module.MethodPages));
const NetworksPage = late(() => import('./networks/networks.tsx').then((module) => module.NetworksPage));
const OpensPage = late(() => import('./opens/opens-page.tsx').then((module) => module.OpensPage));
const PreferencesPage = late(() => import('./preferences/preferences.tsx').then((module) => module.PreferencesPage));
const RemoveIdentityPage = late(() =>
  import('./identities/remove-identity.tsx').then((module) => module.RemoveIdentityPage),
);
const ServerPage = late(() => import('./server/server.tsx').then((module) => module.ServerPage));
const SitesPage = late(() => import('./sites/sites.tsx').then((module) => module.SitesPage));

export const NoOpenCharacter = late(() => import('./no-open-character.tsx').then((module) => module.NoOpenCharacter));
export const ViewedPage = late(() => import('./viewed-page.tsx').then((module) => module.ViewedPage));

/** Is it the list, also with one of its rows chosen? */
const isList = (rest: string): boolean => rest === '' || chosenOf(rest) !== null;

/** Pages of the identity. */
export const OF_IDENTITY: Record<IdentityRoute, (rest: string) => LatePart<PageProps>> = {
  characters: (rest) => (isList(rest) ? CharactersPage : CharacterPage),
  'login-methods': () => MethodPages,
  members: () => MemberPages,
  levels: () => LevelsPage,
  opens: () => OpensPage,
  devices: (rest) => (rest === 'add' ? AddComputerPage : DevicesPage),
  lost: () => LossPages,
  server: () => ServerPage,
  backup: () => BackupPage,
  networks: () => NetworksPage,
  identities: (rest) => (rest === 'remove' ? RemoveIdentityPage : IdentitiesPage),
  preferences: () => PreferencesPage,
};

/** Pages of the character that acts. */
export const OF_CHARACTER: Record<OwnRoute, (rest: string) => LatePart<OwnProps>> = {
  accounts: (rest) => (rest.split('/')[0] === 'import' ? BringPages : AccountsPage),
  history: () => HistoryPage,
  sites: () => SitesPage,
  approvals: () => ApprovalsPage,
  limits: () => LimitsPage,
  'address-book': () => AddressBookPage,
  logins: () => LoginsPages,
};

const ALL: Record<SettingsRoute, (rest: string) => Loadable> = { ...OF_IDENTITY, ...OF_CHARACTER };

/** The part that a route needs where a character is open. */
export const settingsPart = (place: SettingsRoute, rest: string): Loadable => ALL[place](rest);

/** All of them, in the order of the rail. */
export const settingsParts = (): Loadable[] => [
  ...Object.values(ALL).map((partAt) => partAt('')),
  CharacterPage,
  AddComputerPage,
  RemoveIdentityPage,
  BringPages,
  ViewedPage,
  NoOpenCharacter,
];
