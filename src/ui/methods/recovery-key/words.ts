/** The words of the login method *recovery key*. */
import { ScrollText } from '../../components/icon.tsx';
import type { MethodWords } from '../words.ts';

export const recoveryKey: MethodWords = {
  icon: ScrollText,
  name: 'Recovery key',
  unlock: { title: 'Recovery key', detail: 'The letters and digits on paper' },
  lede: 'Type the eight groups of your recovery key.',
  open: { title: 'Open with the recovery key', detail: 'Have your recovery key ready.' },
  unnamed: 'the recovery key',
};
