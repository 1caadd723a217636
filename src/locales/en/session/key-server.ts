/** What the session says about the key server of an identity, and before an identity leaves this computer. */
import { room, type Text } from '../../room.ts';
import { toListing } from '../grammar.ts';

export const sessionKeyServer = room('session/key-server', {
  // kept-elsewhere.ts
  namesNotFree: (servers: readonly string[]) =>
    `The account name of a login method is still taken at ${toListing(servers)}, and only this computer can free it. Nothing was removed. Try again when that key server is responding, or choose “Stop trying” under Login methods.`,
  onlyHere: 'This identity is stored on this computer only. Save a backup file and enter the recovery key first.',
  closedMeanwhile: 'This identity was closed in the meantime. Nothing was removed. Log in again.',
  tryAgain: 'Try again in a moment.',
  notAllAtServer: (sentence: Text) =>
    `The key server doesn’t have everything that is on this computer. Nothing was removed. ${sentence}`,
  backupOfOther: 'This backup file belongs to another identity. Nothing was removed. Choose the right one.',
  backupNotNewest:
    'This backup file is out of date: something on this computer isn’t in it. Nothing was removed. Save a new one, and choose that.',
  // key-server-acts.ts
  deletedAsAsked:
    'This identity was deleted from its key server, as requested. You can still open it on this computer: move what its accounts hold, or export their keys.',
  rejected:
    'The key server has data that this login didn’t create and can’t open. It wasn’t taken, and your data on this computer is unchanged.',
  walletFailed: 'Something in the wallet failed. Try again.',
  otherFingerprint: 'The key server now shows another fingerprint. Compare it again.',
  cannotKeepCopy: 'This version of the wallet can’t store a copy for this login method. Update the wallet.',
  hasServerAlready: 'This identity already has a key server. Move it to another one instead.',
  sameServer: 'This identity is already at this key server.',
  // move-server.ts
  mayNotManage: 'This login method can’t change the identity. Use one that can.',
  // synchronise.ts
  keptOut:
    'The key server refuses this login method, and the history of the identity doesn’t say why. Use another one.',
  beingChanged: 'This identity is being changed on another computer right now. Wait a moment.',
  methodFrozen: 'This login method was frozen on another computer. Use another one, or the recovery key.',
  methodRemoved:
    'This login method was removed or given new keys on another computer. Use another one, or the recovery key.',
  computerRemoved: 'This computer was removed from the identity on another computer. Log in again to keep using it.',
  loginClosed: 'This login was closed because of a change on another computer. Log in again.',
});
