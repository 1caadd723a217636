/** What the session says about the key server of an identity, and before an identity leaves this computer. */
import { room, type Text } from '../../room.ts';
import { toListing } from '../grammar.ts';

export const sessionKeyServer = room('session/key-server', {
  // kept-elsewhere.ts
  namesNotFree: (servers: readonly string[]) =>
    `The account name of a login method is not free yet at ${toListing(servers)}, and only this computer can free it. Nothing was removed. Try again when that key server answers, or choose “Stop trying” under Login methods.`,
  onlyHere: 'This identity is stored on this computer only. Save a backup file and enter the recovery key first.',
  closedMeanwhile: 'This identity was closed meanwhile. Nothing was removed. Log in once more.',
  tryAgain: 'Try again in a moment.',
  notAllAtServer: (sentence: Text) =>
    `The key server does not have everything that is on this computer. Nothing was removed. ${sentence}`,
  backupOfOther: 'This backup file is of another identity. Nothing was removed. Choose the right one.',
  backupNotNewest:
    'This backup file is not the newest: something that is on this computer is not in it. Nothing was removed. Save a new one and choose that.',
  // key-server-acts.ts
  deletedAsAsked:
    'This identity was deleted at its key server, as was asked. What is on this computer still opens here: move what its accounts hold, or export their keys.',
  rejected:
    'The key server holds things that this login did not make and that do not open. They were not taken; what is on this computer is untouched.',
  walletFailed: 'Something in the wallet failed here. Try again.',
  otherFingerprint: 'The key server shows another fingerprint now. Compare it once more.',
  cannotKeepCopy: 'This version cannot keep a copy for this login method. Update it.',
  hasServerAlready: 'This identity has a key server already. Move it to another one instead.',
  sameServer: 'This is the key server that it is kept at already.',
  // move-server.ts
  mayNotManage: 'This login method may not change the identity. Use one that may.',
  // synchronise.ts
  keptOut: 'The key server keeps this login method out, and the log does not say why.',
  beingChanged: 'This identity is being changed elsewhere right now. Wait a moment.',
  methodFrozen: 'This login method was frozen on another computer. Use another one, or the recovery key.',
  methodRemoved:
    'This login method was removed or given new keys on another computer. Use another one, or the recovery key.',
  computerRemoved: 'This computer was removed from the identity on another computer. Log in once more to use it again.',
  loginClosed: 'This login was closed because of a change on another computer. Log in once more.',
});
