/** What the common kinds of Nostr events are. */
import { room, type Text } from '../../room.ts';
import { marked, type Sentence, sentence } from '../../sentence.ts';

export interface KindWords {
  sign: (asker: Text, character: Text) => Sentence;
  /** In a list: *Public note*. */
  name: string;
  /** It takes the place of the last event of this kind, with everything that stood there. */
  replaced?: string;
}

const signing =
  (what: string): KindWords['sign'] =>
  (asker, character) =>
    sentence`Sign ${what} for ${asker} as ${marked(character)}?`;

export const nostrKinds = room('nostr/kinds', {
  kinds: new Map<number, KindWords>([
    [
      0,
      { sign: signing('your public profile'), name: 'Profile', replaced: 'Your public profile is replaced as a whole' },
    ],
    [1, { sign: signing('a public note'), name: 'Public note' }],
    [
      3,
      {
        sign: signing('the list of people you follow'),
        name: 'Follow list',
        replaced: 'The list of people you follow is replaced as a whole',
      },
    ],
    [4, { sign: signing('an old-style direct message'), name: 'Old-style direct message' }],
    [5, { sign: signing('a request to delete events'), name: 'Deletion' }],
    [6, { sign: signing('a repost'), name: 'Repost' }],
    [7, { sign: signing('a reaction'), name: 'Reaction' }],
    [8, { sign: signing('a badge award'), name: 'Badge award' }],
    [9, { sign: signing('a chat message'), name: 'Chat message' }],
    [11, { sign: signing('a public thread'), name: 'Thread' }],
    [13, { sign: signing('a sealed private message'), name: 'Sealed private message' }],
    [14, { sign: signing('a private message that isn’t sealed'), name: 'Private message' }],
    [16, { sign: signing('a repost'), name: 'Repost' }],
    [20, { sign: signing('a picture post'), name: 'Picture' }],
    [40, { sign: signing('a new public channel'), name: 'New channel' }],
    [41, { sign: signing('the details of a channel'), name: 'Channel details' }],
    [42, { sign: signing('a message in a public channel'), name: 'Channel message' }],
    [62, { sign: signing('a request to vanish'), name: 'Request to vanish' }],
    [1059, { sign: signing('a wrapped private message'), name: 'Wrapped message' }],
    [1111, { sign: signing('a public comment'), name: 'Comment' }],
    [1063, { sign: signing('the description of a file'), name: 'File' }],
    [1984, { sign: signing('a public report'), name: 'Report' }],
    [9734, { sign: signing('a request for a zap invoice'), name: 'Zap request' }],
    [9802, { sign: signing('a highlight'), name: 'Highlight' }],
    [
      10000,
      {
        sign: signing('the list of people you mute'),
        name: 'Mute list',
        replaced: 'The list of people you mute is replaced as a whole',
      },
    ],
    [
      10001,
      {
        sign: signing('the notes that you pin'),
        name: 'Pinned notes',
        replaced: 'The list of notes that you pin is replaced as a whole',
      },
    ],
    [
      10002,
      {
        sign: signing('the list of your relays'),
        name: 'Relay list',
        replaced: 'The list of your relays is replaced as a whole',
      },
    ],
    [
      10003,
      {
        sign: signing('your bookmarks'),
        name: 'Bookmarks',
        replaced: 'The list of your bookmarks is replaced as a whole',
      },
    ],
    [
      10050,
      {
        sign: signing('the relays for private messages'),
        name: 'Message relays',
        replaced: 'The list of relays for messages is replaced as a whole',
      },
    ],
    [13194, { sign: signing('the details of a wallet service'), name: 'Wallet service' }],
    [22242, { sign: signing('a login to a relay'), name: 'Relay login' }],
    [23194, { sign: signing('a command to a lightning wallet'), name: 'Wallet command' }],
    [24133, { sign: signing('a message to a remote signer'), name: 'Remote signer message' }],
    [24242, { sign: signing('a permission for a file server'), name: 'File server permission' }],
    [27235, { sign: signing('a login to a web server'), name: 'Web login' }],
    [30000, { sign: signing('a list of people'), name: 'List of people' }],
    [30023, { sign: signing('an article'), name: 'Article' }],
    [30024, { sign: signing('a draft of an article'), name: 'Draft' }],
    [30078, { sign: signing('settings of an app'), name: 'App data' }],
    [30315, { sign: signing('your public status'), name: 'Status' }],
    [31990, { sign: signing('the details of an app'), name: 'App' }],
  ]),
  unknownKind: (kind: Text) => `Kind ${kind}`,
  signUnknownKind: (kind: Text, asker: Text, character: Text) => signing(`an event of kind ${kind}`)(asker, character),
});
