/** The words of a login method that a newer version made: this build can name it, freeze it and remove it, and not use it. */
import { Puzzle } from '../../components/icon.tsx';
import type { NamedWords } from '../words.ts';

export const other: NamedWords = {
  icon: Puzzle,
  name: 'Another kind of login',
  unlock: {
    title: 'Another kind of login',
    detail: 'A newer version of Dramatis made it. Update this computer to use it here.',
  },
  unnamed: 'a login method without a name',
};
