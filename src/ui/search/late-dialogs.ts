/** The search and the list of shortcuts, loaded when they are first opened. */
import { late } from '../components/late.tsx';

export const SearchDialog = late(
  () => import('./search-dialog.tsx').then((module) => module.SearchDialog),
  ({ onClose }) => onClose(),
);

export const ShortcutList = late(
  () => import('./shortcut-list.tsx').then((module) => module.ShortcutList),
  ({ onClose }) => onClose(),
);
