/** What the worker asks of the page that reaches the clipboard (clipboard.html). It answers `true` when it has copied or cleared. */

/** In `storage.session`: when the clipboard was cleared last (ms since 1970), for pages that say so. */
export const CLEARED_KEY = 'clipboard-cleared';

export type ClipboardMessage =
  | { kind: 'clipboard'; act: 'copy'; text: string }
  /** Clears the clipboard if SHA-256 of `salt` (hex) and its text is `hash` (hex), or if it cannot be read. */
  | { kind: 'clipboard'; act: 'clear'; salt: string; hash: string };
