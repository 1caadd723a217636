/** The texts for a login method of a newer version: this build can name, freeze and remove it, but cannot use it. */
import { Puzzle } from '../../components/icon.tsx';
import type { NamedWords } from '../words.ts';

export const other: NamedWords = {
  icon: Puzzle,
  name: 'Another kind of login',
  unlock: {
    title: 'Another kind of login',
    detail: 'A newer version of Dramatis created it. Update this computer to use it here.',
  },
  unnamed: 'a login method without a name',
};
