/** Routes of the full tab: the hash taken apart, and which screen a route shows in which state of the wallet. Touches no browser. */
import type { Snapshot } from '../messaging/snapshot.ts';

export type Page = 'start' | 'login' | 'restore' | 'settings' | 'freeze';

export interface Route {
  page: Page;
  /** What follows the page: `login-methods` of `#/settings/login-methods`; empty when nothing does. */
  rest: string;
  /** Character to open by stepping up (`#/login?stepUp=ID`). */
  stepUp: string | null;
  /** The tab was opened for one act and closes after it (`?close=1`). */
  closes: boolean;
  /** The first login method starts without a click; not with `?other=1`, where another one is to be chosen. */
  starts: boolean;
}

const PAGES: readonly string[] = ['start', 'login', 'restore', 'settings', 'freeze'] satisfies Page[];

/** Any text is a route: an unknown one is the settings, which the state of the wallet then turns into what is due. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '');
  const asked = new URLSearchParams(query);
  const known = PAGES.includes(first);
  return {
    page: known ? (first as Page) : 'settings',
    rest: known ? rest.join('/') : '',
    stepUp: asked.get('stepUp'),
    closes: asked.get('close') === '1',
    starts: asked.get('close') === '1' && asked.get('other') !== '1',
  };
}

export type Screen = 'start' | 'done' | 'login' | 'step-up' | 'entered' | 'restore' | 'broken' | 'settings' | 'freeze';

/** `sawEmpty`: this page saw the profile without an identity, so what is open now was made here just before. */
export function screenFor(route: Route, snapshot: Snapshot, sawEmpty: boolean): Screen {
  // A printed code needs no identity here, and no login.
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
