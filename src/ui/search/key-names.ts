/** Keys with a modifier, as this computer has them: `⌘ K` or `Ctrl K`. */
import { keyNames as t } from '../../locales/en/ui/search/key-names.ts';
import { isApple } from './shortcuts.ts';

export const undoKeys = (): string => (isApple() ? t.undoOnApple : t.undo);
export const searchKeys = (): string => (isApple() ? t.searchOnApple : t.search);
