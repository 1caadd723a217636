/** The history of a character. */
import { room, type Text } from '../../../../room.ts';

export const history = room('ui/pages/settings/history', {
  // act-row.tsx
  signedElsewhere: (when: Text) => `${when}, signed on another computer`,
  // activity-filters.tsx
  everything: 'Everything',
  sent: 'Sent',
  received: 'Received',
  signedMessages: 'Signed messages',
  hiddenCount: (count: Text) => `Hidden (${count})`,
  what: 'What',
  account: 'Account',
  allAccounts: 'All accounts',
  whoSigned: 'Who signed',
  everybody: 'Everybody',
  hiddenText:
    'Tokens that you didn’t ask for, and what came from addresses that resemble ones you know. Don’t copy addresses from here.',
  // history.tsx
  title: 'History',
  lede: (character: Text) =>
    `Everything ${character} signed and sent, and what came in while this wallet was checking. It is stored with this character and shown nowhere else.`,
  nothingOfKind: 'Nothing of this kind.',
  showEverything: 'Show everything',
  onlyNewest: (most: Text, character: Text) =>
    `Every computer shows the newest ${most} signatures of ${character}. Of older ones, it shows the transactions that it sent itself.`,
  exportAsCsv: 'Export as CSV',
  nothingYet: 'Nothing yet',
  receive: 'Receive',
  nothingYetText: (character: Text) =>
    `Send or receive something in the popup, or connect to a site. Everything ${character} sends, signs and receives shows up here.`,
  // signed-facts.tsx
  amount: 'Amount',
  signed: 'Signed',
  onAnotherComputer: 'on another computer',
  signedBy: 'Signed by',
  requestedBy: 'Requested by',
  network: 'Network',
  transactionHash: 'Transaction hash',
  copyTransactionHash: 'Copy transaction hash',
  hashCopied: 'Hash copied',
});
