/** What the common kinds of nostr events are, in words, and which of them may be signed again without a prompt. */

export interface EventKind {
  /** After *Sign*: *a public note*. */
  what: string;
  /** In a list: *Public note*. */
  name: string;
  /** It takes the place of the last event of this kind, with everything that stood there. */
  replaces?: string;
  /** The person may let a site sign further ones without a prompt. */
  mayRepeat?: true;
}

const KINDS: ReadonlyMap<number, EventKind> = new Map<number, EventKind>([
  [0, { what: 'your public profile', name: 'Profile', replaces: 'Your public profile' }],
  [1, { what: 'a public note', name: 'Public note', mayRepeat: true }],
  [3, { what: 'the list of people you follow', name: 'Follow list', replaces: 'The list of people you follow' }],
  [4, { what: 'a direct message of the old form', name: 'Direct message, old form', mayRepeat: true }],
  [5, { what: 'a request to delete events', name: 'Deletion' }],
  [6, { what: 'a repost', name: 'Repost', mayRepeat: true }],
  [7, { what: 'a reaction', name: 'Reaction', mayRepeat: true }],
  [8, { what: 'a badge award', name: 'Badge award' }],
  [9, { what: 'a chat message', name: 'Chat message', mayRepeat: true }],
  [11, { what: 'a public thread', name: 'Thread', mayRepeat: true }],
  [13, { what: 'a sealed private message', name: 'Sealed private message', mayRepeat: true }],
  [14, { what: 'a private message that is not sealed', name: 'Private message' }],
  [16, { what: 'a repost', name: 'Repost', mayRepeat: true }],
  [20, { what: 'a picture post', name: 'Picture', mayRepeat: true }],
  [40, { what: 'a new public channel', name: 'New channel' }],
  [41, { what: 'the facts of a channel', name: 'Channel facts' }],
  [42, { what: 'a message in a public channel', name: 'Channel message', mayRepeat: true }],
  [62, { what: 'a request to vanish', name: 'Request to vanish' }],
  [1059, { what: 'a wrapped private message', name: 'Wrapped message' }],
  [1111, { what: 'a public comment', name: 'Comment', mayRepeat: true }],
  [1063, { what: 'the description of a file', name: 'File' }],
  [1984, { what: 'a public report', name: 'Report' }],
  [9734, { what: 'a request for an invoice of a zap', name: 'Zap request' }],
  [9802, { what: 'a highlight', name: 'Highlight', mayRepeat: true }],
  [10000, { what: 'the list of people you mute', name: 'Mute list', replaces: 'The list of people you mute' }],
  [10001, { what: 'the notes that you pin', name: 'Pinned notes', replaces: 'The list of notes that you pin' }],
  [10002, { what: 'the list of your relays', name: 'Relay list', replaces: 'The list of your relays' }],
  [10003, { what: 'your bookmarks', name: 'Bookmarks', replaces: 'The list of your bookmarks' }],
  [
    10050,
    { what: 'the relays for private messages', name: 'Message relays', replaces: 'The list of relays for messages' },
  ],
  [13194, { what: 'the facts of a wallet service', name: 'Wallet service' }],
  [22242, { what: 'a login at a relay', name: 'Relay login', mayRepeat: true }],
  [23194, { what: 'a command to a lightning wallet', name: 'Wallet command' }],
  [24133, { what: 'a message to a remote signer', name: 'Remote signer message' }],
  [24242, { what: 'a permission for a file server', name: 'File server permission' }],
  [27235, { what: 'a login at a web server', name: 'Web login' }],
  [30000, { what: 'a list of people', name: 'List of people' }],
  [30023, { what: 'an article', name: 'Article' }],
  [30024, { what: 'the draft of an article', name: 'Draft', mayRepeat: true }],
  [30078, { what: 'settings of an app', name: 'App data', mayRepeat: true }],
  [30315, { what: 'your public status', name: 'Status', mayRepeat: true }],
  [31990, { what: 'the facts of an app', name: 'App' }],
]);

/** `null`: a kind that the wallet does not know. */
export const kindOf = (kind: number): EventKind | null => KINDS.get(kind) ?? null;

/** In a list: *Reaction*; *Kind 40123*. */
export const kindName = (kind: number): string => kindOf(kind)?.name ?? `Kind ${kind}`;

/** Does an event take the place of the one before (NIP-01)? Profiles, follow lists and 10000 to 19999. */
export const isReplaceable = (kind: number): boolean => kind === 0 || kind === 3 || (kind >= 10_000 && kind < 20_000);

/** Does an event take the place of the one before with the same `d` tag (NIP-01)? Other apps have theirs under other names. */
export const isAddressable = (kind: number): boolean => kind >= 30_000 && kind < 40_000;
