/** The words of a login method that a newer version made: this build can name it, freeze it and remove it, and not use it. */
import { Puzzle } from '../components/icon.tsx';
import type { TypedWords } from './words.ts';

export const other: TypedWords = {
  icon: Puzzle,
  name: 'Another kind of login',
  unlock: {
    title: 'Another kind of login',
    detail: 'A newer version of Dramatis made it. Update this computer to use it here.',
  },
};
