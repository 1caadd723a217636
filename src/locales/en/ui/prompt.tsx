/** The window of a request. */
import { room, type Text } from '../../room.ts';
import { plural, toCounted } from '../grammar.ts';

export const prompt = room('ui/prompt', {
  windowTitle: 'Dramatis asks',
  // while the wallet is locked
  locked: 'Dramatis is locked',
  requestsWait: (count: number) =>
    plural(count, {
      one: 'A request is waiting. Open Dramatis to read it.',
      other: `${count} requests are waiting. Open Dramatis to read them.`,
    }),
  nothingWaits: 'No requests are waiting.',
  open: 'Open',
  opensInTab: 'Login opens in a new tab. Then come back to this window.',
  // who asks
  wallet: 'Dramatis',
  startedHere: 'You started this in the wallet',
  embeddedIn: (site: Text) => (
    <>
      Embedded in <b>{site}</b>
    </>
  ),
  newSite: 'New site',
  connectedSince: (date: Text) => `Connected since ${date}`,
  // the window
  noRequests: 'No requests are waiting.',
  loadingRequests: 'Loading requests',
  // raw data
  rawData: 'Raw data',
  // the band
  accounts: (count: number) => toCounted(count, 'account'),
  place: (position: Text, total: Text) => `${position} of ${total}`,
  // the buttons
  blockSite: 'Block site',
  close: 'Close',
  verbAs: (verb: Text, character: Text) => `${verb} as ${character}`,
  refuse: 'Refuse',
  later: 'Later',
  // the request
  failed: 'That didn’t work',
  logInToApprove: 'Log in to approve',
  continueAs: (character: Text) => `Continue as ${character}`,
  connectAs: 'Connect as',
  connectAsAnother: 'Connect as another character',
  // after sending
  sent: 'Sent',
  included: 'Included in a block. See Activity.',
  pending: 'Waiting to be included in a block. See Activity.',
  // the limits
  limits: {
    allowed: 'Within your limits',
    ask: 'This needs a new login',
    refused: 'Your limits don’t allow this',
  },
  // a new login
  notNow: 'Not now',
  // warnings
  moreWarnings: (count: number) => toCounted(count, 'more warning'),
});
