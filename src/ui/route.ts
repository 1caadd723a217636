/** Routes of the full tab: parses the hash, and chooses the screen for a route and a snapshot. Pure: uses no browser API. */
import type { Snapshot } from '../messaging/snapshot.ts';

export type Page = 'start' | 'login' | 'restore' | 'settings' | 'freeze';

export interface Route {
  page: Page;
  /** The path after the page: `login-methods` in `#/settings/login-methods`; empty if there is none. */
  rest: string;
  /** Id of the character to open with another login method (`#/login?stepUp=ID`). */
  stepUp: string | null;
  /** The identity that a site asks (`#/login?identity=ID`), as `IdentityChoice` has it; `null`: the one in use. */
  identity: string | null;
  /** The tab was opened for one task and closes after it (`?close=1`). */
  closes: boolean;
  /** The first login method starts without a click; not with `?other=1`, where the user chooses another one. */
  starts: boolean;
}

const PAGES: readonly string[] = ['start', 'login', 'restore', 'settings', 'freeze'] satisfies Page[];

/** Parses any text: an unknown page becomes the settings, which `screenFor` then maps to the screen for the wallet's state. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '');
  const asked = new URLSearchParams(query);
  const known = PAGES.includes(first);
  return {
    page: known ? (first as Page) : 'settings',
    rest: known ? rest.join('/') : '',
    stepUp: asked.get('stepUp'),
    identity: asked.get('identity'),
    closes: asked.get('close') === '1',
    starts: asked.get('close') === '1' && asked.get('other') !== '1',
  };
}

export type Screen = 'start' | 'done' | 'login' | 'step-up' | 'entered' | 'restore' | 'broken' | 'settings' | 'freeze';

/** `sawEmpty`: this tab has shown the wallet without an identity, so the open identity was created in this tab. */
export function screenFor(route: Route, snapshot: Snapshot, sawEmpty: boolean): Screen {
  // A printed freeze code needs neither an identity here nor a login.
  if (route.page === 'freeze') return 'freeze';
  switch (snapshot.kind) {
    case 'broken':
      return route.page === 'restore' ? 'restore' : 'broken';
    case 'empty':
      return route.page === 'restore' && snapshot.draft === null ? 'restore' : 'start';
    case 'locked':
      return 'login';
    case 'unlocked':
      break;
  }
  switch (route.page) {
    case 'start':
      return sawEmpty || route.rest === 'done' ? 'done' : 'settings';
    case 'login':
      return route.stepUp === null ? 'entered' : 'step-up';
    case 'restore':
      return 'restore';
    case 'settings':
      return 'settings';
  }
}

/** A part of a path as it was before encodeURIComponent; what was typed by hand and decodes to nothing stays as it is. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
