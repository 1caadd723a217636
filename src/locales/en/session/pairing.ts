/** What the session says when two computers meet. */
import { room } from '../../room.ts';

export const sessionPairing = room('session/pairing', {
  // admit.ts
  noSuchLevel: 'There is no such level.',
  confirmWithSame: 'Confirm with the same login method as the first time.',
  identityChanged: 'The identity was changed meanwhile. Nothing was added. Begin again with a new code.',
  // joining-method.ts
  memberAlready: 'This login method is a member here already, or was one before. Use another one, or make a new one.',
  opensOther:
    'This opens a login method at this key server already. Log in with it, or create another login method here.',
  opensNoMore: 'This login method cannot open one more identity. Begin again, and make a new login method.',
  // joining.ts
  otherServer: 'The other computer uses a different key server. Check the address there.',
  noneWaiting: 'No computer is waiting with this code. Check the code, or show a new one on the other computer.',
  lastMessageWrong:
    'The last message is not what the other computer sent. This computer may have been added: if the other one says so, log in here with the new login method. If not, begin again with a new code.',
  // meeting.ts
  nothingToPost: 'There is nothing to post. Begin again.',
  codeUsed: 'Another computer has used this code already. Nothing was added. Begin again with a new code.',
  endedThere: 'Adding was ended on the other computer. Start again with a new code.',
  messageMissing: 'A message of the other computer is missing. Begin again.',
  // pairing.ts
  noneUnderWay: 'Nothing is under way here. Begin again with a new code.',
  walletFailed: 'Something in the wallet failed. Begin again.',
  tooLate: 'This took longer than ten minutes. Begin again with a new code.',
  underWayAlready: 'A computer is being added already. End that first.',
  needsServer: 'Two computers meet at a key server, and this identity has none. Choose one in the settings first.',
  beingConfirmed: 'This is being confirmed already.',
});
