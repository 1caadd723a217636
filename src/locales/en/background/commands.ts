/** Why something that a person asked for on the wallet's own pages was not done. */
import { room, type Text } from '../../room.ts';

export const backgroundCommands = room('background/commands', {
  // The wallet, identities and logins
  locked: 'The wallet is locked. Open it first.',
  identityExists: 'There is an identity on this computer already.',
  nothingShowsIt: 'Nothing of this identity is stored on this computer, so nothing shows it.',
  goneOnceLocked: 'Nothing of this identity is stored on this computer. Lock it, and it is gone.',
  canBeRead: 'What is stored here can be read. Nothing is thrown away.',
  notThatCharacter: 'This login method does not open that character. Use one that does.',
  opensNothing: 'This opens nothing on this computer.',
  opensNothingCheck: 'This opens nothing on this computer. Check it and try again.',
  tookTooLong: 'This took too long. Begin again.',
  // Characters
  cannotSign: 'This login cannot sign as this character. Open it with a login method that may.',
  characterClosed: 'This character is closed. Open it with a login method of its level.',
  nameTaken: 'Another character has this name. Choose a different one.',
  // Allowances
  noKeyForAllowances: 'This character has no account with a key for this. Nothing was asked.',
  // Items
  itemNumber: 'The number of an item is a whole number.',
  notHeld: (network: Text) => `No account of this character holds this item on ${network}.`,
  // Networks
  builtInNetwork: 'This network comes with the wallet. It can be left unused, not removed.',
  addNetworkFirst: 'This network is not in the list. Add it first.',
  // Secrets
  nothingToCopy: 'There is nothing to copy: this part is empty.',
  secretGone: 'This entry is not in this character any more.',
  noSite: 'This entry belongs to no site. Add the address of its site first.',
  // Sites
  keyOrAccounts: 'A site gets its login key or accounts, not both: they would be linked.',
  accountGone: 'This character does not have this account any more.',
  connectedMeanwhile: 'This site has been connected again meanwhile.',
  siteBlocked: 'This site is blocked. Unblock it first.',
  noAccount: 'This character has no account yet. Make one first.',
  // What was removed
  siteChangedSince: (site: Text) => `This can’t be undone any more: ${site} was connected or disconnected since.`,
  nostrKeyGone: 'This can’t be undone any more: the key was removed since.',
  signInChangedSince: 'This can’t be undone any more: this sign-in was changed since.',
  signInPushedOut: 'This can’t be undone any more: newer sign-ins took its place in the list.',
  undoneForNow:
    'Undone on this computer. A login method that can manage may have to confirm it under Sites, or the site loses the key again.',
  // Tokens
  noToken: (network: Text) => `There is no token at this address on ${network}. Check the network.`,
  noTokenName: 'This token has no name that can be shown, so it cannot be added.',
  // Sending
  nameOfSeveral: 'Several addresses have this name. Write the address itself.',
  nameOfNobody: 'Nobody in your address book has this name. Write an address, 0x and 40 digits.',
  silentToken: 'This token does not answer on this network.',
  noMoneyForFee: 'There is not enough to pay the fee.',
  onlySigned: 'On this network, only a transaction that is signed already can go another way.',
  wholePieces: 'Send at least one piece, as a whole number.',
  ownAccount: 'This is the account you send from.',
  // Activity
  unknownTransaction: 'This transaction is not known here.',
  waitsNoMore: 'This transaction does not wait any more.',
  entryGone: 'This entry is not in the activity any more.',
});
