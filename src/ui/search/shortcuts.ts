/** The keys of the wallet's pages, and where they lead. The prompt has none. */

/** `keys`: one after the other: `g a`. */
export type Shortcut = (typeof TAB_SHORTCUTS)[number] | (typeof POPUP_SHORTCUTS)[number];

export const isApple = (): boolean => /^(Mac|iP)/.test(navigator.platform);

/** In the tab: to a page of the settings. */
export const TAB_SHORTCUTS = [
  { keys: 'g a', route: 'accounts' },
  { keys: 'g h', route: 'history' },
  { keys: 'g s', route: 'sites' },
  { keys: 'g b', route: 'address-book' },
  { keys: 'g l', route: 'logins' },
  { keys: 'g c', route: 'characters' },
  { keys: 'g m', route: 'login-methods' },
  { keys: 'g n', route: 'networks' },
  { keys: 'g p', route: 'preferences' },
] as const;

/** In the popup: to a part of its home. */
export const POPUP_SHORTCUTS = [
  { keys: 'g a', tab: 'accounts' },
  { keys: 'g t', tab: 'assets' },
  { keys: 'g h', tab: 'activity' },
  { keys: 'g l', tab: 'logins' },
] as const;
