/** The keys of the popup, and the search and the list of shortcuts that they open. */
import { ShortcutList } from '../search/late-dialogs.ts';
import { POPUP_SHORTCUTS } from '../search/shortcuts.ts';
import { useTypedMeanwhile } from '../search/typed-meanwhile.ts';
import { useKeys } from '../search/use-keys.ts';
import { PopupSearchDialog } from './late-pages.ts';
import type { PopupSearchProps } from './view.ts';

export function PopupSearch(props: PopupSearchProps) {
  const { snapshot, open, onOpen } = props;
  const search = () => onOpen('search');
  const close = () => onOpen(null);
  const { singleKeys } = snapshot.settings;
  const list = () => onOpen('shortcuts');
  const places = POPUP_SHORTCUTS.map(({ keys, tab }) => [keys, () => props.goHome(tab)] as const);
  useKeys({ search, list, places, singleKeys });
  useTypedMeanwhile(open === 'search', close);
  return (
    <>
      {open === 'search' && <PopupSearchDialog {...props} />}
      {open === 'shortcuts' && (
        <ShortcutList shortcuts={POPUP_SHORTCUTS} singleKeys={singleKeys} switchesByDigit onClose={close} />
      )}
    </>
  );
}
