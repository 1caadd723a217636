/** What the session says when a login method is made, asked or does not open. */
import { room, type Text } from '../../room.ts';

export const sessionLogin = room('session/login', {
  // asked-back.ts
  groupOfOther: (place: Text) => `Group ${place} is of another key or place. Check your copy.`,
  groupNotRight: (place: Text) => `Group ${place} is not right yet. Check your copy.`,
  sheetGroupNotRight: (place: Text, sheet: Text) =>
    `Group ${place} of sheet ${sheet} doesn’t match yet. Check your copy.`,
  // certificate.ts
  certificateSecretLength: 'The secret that a certificate gave has a wrong length. Choose the file again.',
  fileOrPersonalWrong:
    'This did not open the wallet. The file belongs to another login method, or what you typed isn’t what only you know. Check both.',
  fileOfOther: 'This file belongs to another login method. Choose the file that you chose when you added this one.',
  // enrolment.ts
  enterAccountName: 'Enter an account name.',
  accountNameTooLong: (most: Text) => `Make the account name shorter: ${most} letters at most.`,
  accountNameTaken: 'This account name is taken at this key server, and opens one identity only. Choose another one.',
  accountUsed:
    'This account is a login method already, of this identity or of another one. Log in with it, or choose another account.',
  // login-secrets.ts
  needsWholeLogin: 'This needs the whole login. Log in once more.',
  asksPersonal: 'This login method also asks for what only you know. Enter it as well.',
  // method-login.ts
  opensNothing: 'This opens nothing here. Use a login method of this identity.',
  otherLog: 'The membership log found here is not the one that this login method knows.',
  hasNewKeys: 'This login method was given new keys since. Use its new ones, or another login method.',
  personalWrong: 'This login method asks for what only you know, or it is not what you typed. Check it and try again.',
  removed: 'This login method was removed from the identity. Use another one.',
  frozen: 'This login method is frozen. Use another one.',
  opensFrom: (date: Text, time: Text) =>
    `This login method was added a short while ago. It can open from ${date}, ${time} on.`,
  waitedEnough:
    'This login method has waited long enough. Log in once more with another one that may change the identity, and it opens.',
  // oidc-acts.ts
  issuerNotTaken: 'The key server takes no accounts of this service any more. Use another login method.',
  // oidc.ts
  accountNeedsServer: 'This needs the key server. Log in to your account, and enter the passphrase again.',
  passphraseWrong: 'This passphrase does not open the wallet here. Check it and try again.',
  passphraseOrPersonalWrong:
    'This passphrase does not open the wallet here. Check it, and what only you know, and try again.',
  // own-storage.ts
  needsLoginFile:
    'This needs the login file too. Enter the password of your storage space, so that the wallet can fetch it.',
  storagePassphraseWrong: 'This does not open the wallet here. Check the passphrase and try again.',
  storagePassphraseOrPersonalWrong:
    'This does not open the wallet here. Check the passphrase, and what only you know, and try again.',
  // passkey.ts
  noSecrets: 'This authenticator cannot keep secrets for the wallet. Use another one.',
  authenticatorOrPersonalWrong:
    'This did not open the wallet. Check what only you know, and use the login method that you chose here.',
  authenticatorWrong: 'This did not open the wallet. Use the login method that you chose here.',
  // password.ts
  passwordNeedsServer: 'This needs the key server. Enter the password again.',
  passwordWrong: 'This password does not open the wallet here. Check it and try again.',
  passwordOrPersonalWrong:
    'This password does not open the wallet here. Check it, and what only you know, and try again.',
});
