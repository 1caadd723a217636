/** What is open, for questions that cannot wait for the session to answer. */

export interface OpenState {
  /** The open characters, ids in hex. */
  characterIds: ReadonlySet<string>;
  /** Characters that the login only views. */
  viewedIds: ReadonlySet<string>;
  /** Something is open, and every part of the wallet works with it. */
  isSettled: boolean;
}

export const nothingOpen = (): OpenState => ({ characterIds: new Set(), viewedIds: new Set(), isSettled: false });
