/** The routes of the settings pages, in the order of the rail. */
import { decodePart } from '../../route.ts';

/** Pages of the identity, drawn in ink. */
export const IDENTITY_PAGES = [
  'characters',
  'login-methods',
  'members',
  'levels',
  'opens',
  'devices',
  'lost',
  'server',
  'backup',
  'networks',
  'identities',
  'preferences',
] as const;

/** Pages of the active character, drawn in its tint. */
export const CHARACTER_PAGES = [
  'accounts',
  'history',
  'sites',
  'approvals',
  'limits',
  'address-book',
  'logins',
] as const;

export type IdentityRoute = (typeof IDENTITY_PAGES)[number];
export type OwnRoute = (typeof CHARACTER_PAGES)[number];
export type SettingsRoute = IdentityRoute | OwnRoute;

/** Splits a route such as `characters/new` into page and rest. An unknown page becomes `characters`. */
export function parseSettingsRoute(route: string): { place: SettingsRoute; rest: string } {
  const [first = '', ...rest] = route.split('/').filter((part) => part !== '');
  const known = [...IDENTITY_PAGES, ...CHARACTER_PAGES].find((place) => place === first);
  return known === undefined ? { place: 'characters', rest: '' } : { place: known, rest: rest.join('/') };
}

export const settingsPath = (route: string): string => `settings/${route}`;

const OF = 'of/';

/** The id of the row of a list that the rest of a route names; `null`: none. */
export const chosenOf = (rest: string): string | null =>
  rest.startsWith(OF) ? decodePart(rest.slice(OF.length)) : null;

/** The path of the details of a row. */
export const detailPath = (route: string, id: string): string =>
  settingsPath(`${route}/${OF}${encodeURIComponent(id)}`);
