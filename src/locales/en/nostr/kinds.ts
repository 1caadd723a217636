/** What the common kinds of nostr events are. */
import { room, type Text } from '../../room.ts';

export interface KindWords {
  /** After *Sign*: *a public note*. */
  what: string;
  /** In a list: *Public note*. */
  name: string;
  /** It takes the place of the last event of this kind, with everything that stood there. */
  replaces?: string;
}

export const nostrKinds = room('nostr/kinds', {
  kinds: new Map<number, KindWords>([
    [0, { what: 'your public profile', name: 'Profile', replaces: 'Your public profile' }],
    [1, { what: 'a public note', name: 'Public note' }],
    [3, { what: 'the list of people you follow', name: 'Follow list', replaces: 'The list of people you follow' }],
    [4, { what: 'an old-style direct message', name: 'Old-style direct message' }],
    [5, { what: 'a request to delete events', name: 'Deletion' }],
    [6, { what: 'a repost', name: 'Repost' }],
    [7, { what: 'a reaction', name: 'Reaction' }],
    [8, { what: 'a badge award', name: 'Badge award' }],
    [9, { what: 'a chat message', name: 'Chat message' }],
    [11, { what: 'a public thread', name: 'Thread' }],
    [13, { what: 'a sealed private message', name: 'Sealed private message' }],
    [14, { what: 'a private message that isn’t sealed', name: 'Private message' }],
    [16, { what: 'a repost', name: 'Repost' }],
    [20, { what: 'a picture post', name: 'Picture' }],
    [40, { what: 'a new public channel', name: 'New channel' }],
    [41, { what: 'the details of a channel', name: 'Channel details' }],
    [42, { what: 'a message in a public channel', name: 'Channel message' }],
    [62, { what: 'a request to vanish', name: 'Request to vanish' }],
    [1059, { what: 'a wrapped private message', name: 'Wrapped message' }],
    [1111, { what: 'a public comment', name: 'Comment' }],
    [1063, { what: 'the description of a file', name: 'File' }],
    [1984, { what: 'a public report', name: 'Report' }],
    [9734, { what: 'a request for a zap invoice', name: 'Zap request' }],
    [9802, { what: 'a highlight', name: 'Highlight' }],
    [10000, { what: 'the list of people you mute', name: 'Mute list', replaces: 'The list of people you mute' }],
    [10001, { what: 'the notes that you pin', name: 'Pinned notes', replaces: 'The list of notes that you pin' }],
    [10002, { what: 'the list of your relays', name: 'Relay list', replaces: 'The list of your relays' }],
    [10003, { what: 'your bookmarks', name: 'Bookmarks', replaces: 'The list of your bookmarks' }],
    [
      10050,
      { what: 'the relays for private messages', name: 'Message relays', replaces: 'The list of relays for messages' },
    ],
    [13194, { what: 'the details of a wallet service', name: 'Wallet service' }],
    [22242, { what: 'a login to a relay', name: 'Relay login' }],
    [23194, { what: 'a command to a lightning wallet', name: 'Wallet command' }],
    [24133, { what: 'a message to a remote signer', name: 'Remote signer message' }],
    [24242, { what: 'a permission for a file server', name: 'File server permission' }],
    [27235, { what: 'a login to a web server', name: 'Web login' }],
    [30000, { what: 'a list of people', name: 'List of people' }],
    [30023, { what: 'an article', name: 'Article' }],
    [30024, { what: 'a draft of an article', name: 'Draft' }],
    [30078, { what: 'settings of an app', name: 'App data' }],
    [30315, { what: 'your public status', name: 'Status' }],
    [31990, { what: 'the details of an app', name: 'App' }],
  ]),
  unknownKind: (kind: Text) => `Kind ${kind}`,
});
