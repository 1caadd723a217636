/** The keys of the wallet's pages: what they do, as the list of shortcuts names them. The prompt has none. */

export interface Shortcut {
  /** One after the other: `g a`. */
  keys: string;
  name: string;
}

/** Keys with a modifier, as this computer has them: `⌘ K` or `Ctrl K`. */
export const isApple = (): boolean => /^(Mac|iP)/.test(navigator.platform);
export const undoKeys = (): string => (isApple() ? '⌘ Z' : 'Ctrl Z');
export const searchKeys = (): string => (isApple() ? '⌘ K' : 'Ctrl K');

/** In the tab: to a page of the settings. */
export const TAB_SHORTCUTS = [
  { keys: 'g a', name: 'Accounts', route: 'accounts' },
  { keys: 'g h', name: 'History', route: 'history' },
  { keys: 'g s', name: 'Sites', route: 'sites' },
  { keys: 'g b', name: 'Address book', route: 'address-book' },
  { keys: 'g l', name: 'Logins and notes', route: 'logins' },
  { keys: 'g c', name: 'Characters', route: 'characters' },
  { keys: 'g m', name: 'Login methods', route: 'login-methods' },
  { keys: 'g n', name: 'Networks', route: 'networks' },
  { keys: 'g p', name: 'Preferences', route: 'preferences' },
] as const;

/** In the popup: to a part of its home. */
export const POPUP_SHORTCUTS = [
  { keys: 'g a', name: 'Accounts', tab: 'accounts' },
  { keys: 'g t', name: 'Assets', tab: 'assets' },
  { keys: 'g h', name: 'Activity', tab: 'activity' },
  { keys: 'g l', name: 'Logins', tab: 'logins' },
] as const;
