/** What the worker says through the browser: on the toolbar button, in notifications, and of tabs and the clipboard. */
import { room, type Text } from '../../room.ts';
import { plural } from '../grammar.ts';

export const backgroundBrowser = room('background/browser', {
  // Toolbar button
  transactionsWaiting: (count: number) =>
    plural(count, {
      one: 'Dramatis: 1 transaction is pending',
      other: `Dramatis: ${count} transactions are pending`,
    }),
  // Notifications
  confirmed: (network: Text) => `Confirmed on ${network}`,
  failed: (network: Text) => `Failed on ${network}`,
  notSent: (network: Text) => `Not sent on ${network}`,
  dropped: (network: Text) => `Dropped on ${network}`,
  because: (title: Text, reason: Text) => `${title}: ${reason}`,
  received: (network: Text) => `Received on ${network}`,
  cameIn: (amount: Text, title: Text) => `${amount}. ${title}`,
  severalCameIn: (count: number) => `${count} payments came in.`,
  openToSee: 'Open the wallet to see more.',
  canStillHappen: (title: Text) => `${title}. It can still be carried out.`,
  // Filling in a login
  otherSite: (site: Text) => `This login is for ${site}. The tab shows another page, so nothing was filled in.`,
  pageChanged: 'The page has changed or doesn’t let the wallet in. Nothing was filled in. Reload the page.',
  noFields:
    'The wallet found no field for a user name or password on this page. Nothing was filled in. Copy them instead.',
  // Clipboard
  notCopied: 'The browser didn’t let the wallet copy it. Show it, select it and copy it yourself.',
  // Pages
  anotherPage: 'another page',
  unexpected: 'Something went wrong in the wallet. Nothing was lost. Try again.',
});
