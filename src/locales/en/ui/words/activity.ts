/** What became of a transaction. */
import { room, type Text } from '../../../room.ts';

export const wordsActivity = room('ui/words/activity', {
  // activity.ts
  seconds: (seconds: Text) => `${seconds} s`,
  minutes: (minutes: Text) => `${minutes} min`,
  hours: (hours: Text) => `${hours} h`,
  coinsCame: 'The balance went up without a transaction of yours. Networks don’t tell wallets who sent coins.',
  hiddenToken: 'A token that you didn’t ask for. Add it under Assets if you want to see it.',
  hiddenLookAlike: 'The sender’s address looks like one you know, but it is a different one.',
  withoutPrompt: (words: Text) => `${words}, without a prompt`,
  signed: 'Signed, not sent yet',
  pending: (lasting: Text) => `Waiting to be included, ${lasting}`,
  between: (since: Text, at: Text) => `Between ${since} and ${at}`,
  failed: 'Failed',
  failedBecause: (reason: Text) => `Failed: ${reason}`,
  replaced: 'Replaced by another transaction',
  sentAnotherWay: 'Not accepted by the network; sent another way',
  dropped: 'Dropped by the network; nothing moved',
  droppedOperation: 'Dropped: no bundler has it now, but it can still be carried out',
  throughPending: 'Not there yet: its transaction is pending.',
  throughFailedHere: 'It won’t arrive: its transaction wasn’t carried out.',
  throughIncluded: 'Carried out.',
  throughFailedThere: (network: Text) => `It arrived and failed. ${network} won’t try it again.`,
  throughOnItsWay: (network: Text) => `On its way. ${network} hasn’t carried it out yet, or isn’t responding.`,
});
