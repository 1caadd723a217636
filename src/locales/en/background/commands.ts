/** Why something that a person asked for on the wallet's own pages was not done. */
import { room, type Text } from '../../room.ts';

export const backgroundCommands = room('background/commands', {
  // The wallet, identities and logins
  locked: 'The wallet is locked. Unlock it first.',
  identityExists: 'There is already an identity on this computer.',
  nothingShowsIt: 'Nothing of this identity is stored on this computer, so nothing here shows it.',
  goneOnceLocked: 'Nothing of this identity is stored on this computer. Once you lock it, it is gone from here.',
  canBeRead: 'The data on this computer can be read, so nothing was deleted.',
  notThatCharacter: 'This login method doesn’t open that character. Use one that does.',
  opensNothing: 'This doesn’t open anything on this computer.',
  opensNothingCheck: 'This doesn’t open anything on this computer. Check it and try again.',
  tookTooLong: 'This took too long. Start again.',
  // Characters
  cannotSign: 'This login can’t sign as this character. Open it with a login method that can.',
  characterClosed: 'This character is closed. Open it with a login method of its level.',
  nameTaken: 'Another character has this name. Choose a different one.',
  // Allowances
  noKeyForAllowances: 'This character has no account that can sign. Nothing was sent.',
  // Items
  itemNumber: 'The number of an item has to be a whole number.',
  notHeld: (network: Text) => `No account of this character holds this item on ${network}.`,
  // Networks
  builtInNetwork: 'This network comes with the wallet. You can hide it, but not remove it.',
  addNetworkFirst: 'This network isn’t in the list. Add it first.',
  // Secrets
  nothingToCopy: 'There is nothing to copy: this part is empty.',
  secretGone: 'This entry is no longer in this character.',
  noSite: 'This entry belongs to no site. Add the address of its site first.',
  // Sites
  keyOrAccounts: 'A site gets its login key or accounts, not both: that would link them.',
  accountGone: 'This character no longer has this account.',
  connectedMeanwhile: 'This site has been connected again in the meantime.',
  siteBlocked: 'This site is blocked. Unblock it first.',
  noAccount: 'This character has no account yet. Create one first.',
  // What was removed
  siteChangedSince: (site: Text) => `This can’t be undone any more: ${site} has been connected or disconnected since.`,
  nostrKeyGone: 'This can’t be undone any more: the key has been removed since.',
  signInChangedSince: 'This can’t be undone any more: this sign-in has changed since.',
  signInPushedOut: 'This can’t be undone any more: newer sign-ins have taken its place in the list.',
  undoneForNow:
    'Undone on this computer. A login method that can manage the identity may have to confirm it under Sites. Otherwise the site loses the key again.',
  // Tokens
  noToken: (network: Text) => `There is no token at this address on ${network}. Check the network.`,
  noTokenName: 'This token has no name that can be shown, so it can’t be added.',
  // Sending
  nameOfSeveral: 'Several addresses have this name. Enter the address itself.',
  nameOfNobody: 'Nobody in your address book has this name. Enter an address: 0x and 40 digits.',
  silentToken: 'This token isn’t responding on this network.',
  noMoneyForFee: 'There isn’t enough to pay the network fee.',
  onlySigned: 'On this network, only a transaction that is already signed can be sent another way.',
  wholePieces: 'Enter a whole number of pieces, at least one.',
  ownAccount: 'This is the account that you’re sending from.',
  // Activity
  unknownTransaction: 'The wallet doesn’t know this transaction.',
  waitsNoMore: 'This transaction is no longer pending.',
  entryGone: 'This entry is no longer in the activity.',
});
