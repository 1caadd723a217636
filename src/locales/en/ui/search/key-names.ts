/** Keys with a modifier, as keyboards have them. */
import { room } from '../../../room.ts';

export const keyNames = room('ui/search/key-names', {
  search: 'Ctrl K',
  searchOnApple: '⌘ K',
  undo: 'Ctrl Z',
  undoOnApple: '⌘ Z',
});
