/** Freezing a login method with a printed code, and cancelling changes with a frozen one. */
import { room, type Text } from '../../../room.ts';
import { toCounted } from '../../grammar.ts';

export const freeze = room('ui/pages/freeze', {
  // with a printed code
  title: 'Lost something?',
  lede: 'With a printed freeze code you can block a login method from any computer. Nothing is unlocked, and nothing is kept on this computer.',
  code: 'Freeze code',
  enterCode: 'Enter the code from your sheet.',
  codeHelp: 'FREEZE followed by eight groups. Spaces, dashes and lower case don’t matter.',
  server: 'Address of the key server',
  enterServer: 'Enter the address from your sheet.',
  serverHelp: 'It’s on the sheet.',
  freezeNow: 'Freeze it now',
  back: 'Back',
  otherWays: 'Other ways',
  otherWaysText: () => (
    <>
      Log in with any login method or the recovery key, and choose <i>Lost something?</i> in the settings.
    </>
  ),
  alreadyFrozen: 'Login method already frozen',
  frozen: 'Login method frozen',
  whatIsFrozen: (method: Text, fingerprint: Text) => `${method} of the identity ${fingerprint}`,
  frozenText: 'It no longer works at the key server, and its computers lock the next time they connect.',
  limits: 'What this can’t do',
  limitsText:
    'An offline computer can still open its copy until it connects again. An unlocked wallet stays readable until it locks.',
  whatNext:
    'Next, log in with another login method or the recovery key. Replace the frozen method’s keys or remove it, and move the funds of its accounts.',
  restore: 'Restore your identity',
  // with a frozen login method
  cancelled: (count: number) => `${toCounted(count, 'pending login method')} cancelled`,
  howToUnfreeze: 'To unfreeze this login method, log in with the recovery key or another login method.',
  frozenByOther: 'Did somebody else freeze your login method?',
  frozenByOtherText:
    'Your frozen login method opens nothing, but it can still cancel a pending login method that somebody else added.',
  cancelPending: 'Cancel pending changes',
});
