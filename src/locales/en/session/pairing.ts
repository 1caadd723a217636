/** What the session says when two computers meet. */
import { room } from '../../room.ts';

export const sessionPairing = room('session/pairing', {
  // admit.ts
  noSuchLevel: 'This level no longer exists.',
  confirmWithSame: 'Confirm with the same login method as the first time.',
  identityChanged: 'The identity was changed in the meantime. Nothing was added. Start again with a new code.',
  // joining-method.ts
  memberAlready: 'This login method is already a member here, or was one before. Use another one, or create a new one.',
  opensOther:
    'This already belongs to a login method at this key server. Log in with it, or create another login method here.',
  opensNoMore: 'This login method can’t open another identity. Start again, and create a new login method.',
  // joining.ts
  otherServer: 'The other computer uses a different key server. Check the address there.',
  noneWaiting: 'No computer is waiting with this code. Check the code, or show a new one on the other computer.',
  lastMessageWrong:
    'The last message isn’t what the other computer sent. This computer may have been added: if the other one says so, log in here with the new login method. If not, start again with a new code.',
  // meeting.ts
  nothingToPost: 'There is nothing to send. Start again.',
  codeUsed: 'Another computer has already used this code. Nothing was added. Start again with a new code.',
  endedThere: 'Adding was stopped on the other computer. Start again with a new code.',
  messageMissing: 'A message from the other computer is missing. Start again.',
  // pairing.ts
  noneUnderWay: 'There is nothing to continue here. Start again with a new code.',
  walletFailed: 'Something in the wallet failed. Start again.',
  tooLate: 'This took longer than ten minutes. Start again with a new code.',
  underWayAlready: 'A computer is already being added. Stop that first.',
  needsServer:
    'Two computers need a key server to find each other, and this identity has none. Choose one in the settings first.',
  beingConfirmed: 'This is already being confirmed.',
});
