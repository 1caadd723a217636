/** What the session says when a login method is made, asked or does not open. */
import { room, type Text } from '../../room.ts';

export const sessionLogin = room('session/login', {
  // asked-back.ts
  groupOfOther: (place: Text) => `Group ${place} belongs to another key or another place. Check your copy.`,
  groupNotRight: (place: Text) => `Group ${place} doesn’t match yet. Check your copy.`,
  sheetGroupNotRight: (place: Text, sheet: Text) =>
    `Group ${place} of sheet ${sheet} doesn’t match yet. Check your copy.`,
  // certificate.ts
  certificateSecretLength: 'The wallet couldn’t use this certificate. Choose the file again.',
  fileOrPersonalWrong:
    'This didn’t open the wallet. The file belongs to another login method, or what only you know is wrong. Check both.',
  fileOfOther: 'This file belongs to another login method. Choose the file that you chose when you added this one.',
  // enrolment.ts
  enterAccountName: 'Enter an account name.',
  accountNameTooLong: (most: Text) => `Make the account name shorter: ${most} characters at most.`,
  accountNameTaken:
    'This account name is taken at this key server, and a name opens only one identity. Choose another one.',
  accountUsed:
    'This account is already a login method, of this identity or another one. Log in with it, or choose another account.',
  // login-secrets.ts
  needsWholeLogin: 'This needs a complete login. Log in again.',
  asksPersonal: 'This login method also needs what only you know. Enter that too.',
  // method-login.ts
  opensNothing: 'This doesn’t open anything here. Use a login method of this identity.',
  otherLog: 'The history found here isn’t the one that this login method knows. Use another login method.',
  hasNewKeys: 'This login method has been given new keys. Use the new ones, or another login method.',
  personalWrong: 'What only you know is missing or wrong. Check it and try again.',
  removed: 'This login method was removed from the identity. Use another one.',
  frozen: 'This login method is frozen. Use another one.',
  opensFrom: (date: Text, time: Text) => `This login method was added recently. It works from ${date}, ${time}.`,
  waitedEnough:
    'The waiting period of this login method is over. Log in once more with one that can change the identity; after that, it works.',
  // oidc-acts.ts
  issuerNotTaken: 'The key server no longer accepts accounts of this service. Use another login method.',
  // oidc.ts
  accountNeedsServer: 'This needs the key server. Log in to your account, and enter the passphrase again.',
  passphraseWrong: 'This passphrase doesn’t open the wallet here. Check it and try again.',
  passphraseOrPersonalWrong:
    'This passphrase doesn’t open the wallet here. Check it and what only you know, and try again.',
  // own-storage.ts
  needsLoginFile:
    'This needs the login file too. Enter the password of your storage space, so that the wallet can fetch it.',
  storagePassphraseWrong: 'This doesn’t open the wallet here. Check the passphrase and try again.',
  storagePassphraseOrPersonalWrong:
    'This doesn’t open the wallet here. Check the passphrase and what only you know, and try again.',
  // passkey.ts
  noSecrets: 'This authenticator can’t store secrets for the wallet. Use another one.',
  authenticatorOrPersonalWrong:
    'This didn’t open the wallet. Check what only you know, and use the login method that you chose here.',
  authenticatorWrong: 'This didn’t open the wallet. Use the login method that you chose here.',
  // password.ts
  passwordNeedsServer: 'This needs the key server. Enter the password again.',
  passwordWrong: 'This password doesn’t open the wallet here. Check it and try again.',
  passwordOrPersonalWrong:
    'This password doesn’t open the wallet here. Check it and what only you know, and try again.',
});
