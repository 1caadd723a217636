/** The list of shortcuts, opened with `?`. Loaded when it is opened. */
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import '../style/search.css';
import { settingsPages } from '../../locales/en/ui/pages/settings/pages.ts';
import { search as t } from '../../locales/en/ui/search.tsx';
import { searchKeys, undoKeys } from './key-names.ts';
import type { Shortcut } from './shortcuts.ts';

/** `shortcuts`: of this page; `switchesByDigit`: Alt and a digit change the character here. */
export function ShortcutList(props: {
  shortcuts: readonly Shortcut[];
  /** `false`: the person has switched single keys off, and only the others are listed. */
  singleKeys: boolean;
  switchesByDigit?: boolean;
  onClose: () => void;
}) {
  const { singleKeys } = props;
  return (
    <Dialog
      title={t.keyboardShortcuts}
      testid="shortcuts"
      onClose={props.onClose}
      foot={
        <Button class="whole-foot" onClick={props.onClose}>
          {t.close}
        </Button>
      }
    >
      <dl class="shortcuts">
        <Line keys={searchKeys()} other={singleKeys ? '/' : undefined} name={t.search} />
        {singleKeys && <Line keys="?" name={t.showThisList} />}
        {props.switchesByDigit === true && <Line keys={t.characterKeys} name={t.switchCharacter} />}
        <Line keys="↑ ↓" name={t.move} />
        <Line keys="Esc" name={t.goBack} />
        <Line keys={undoKeys()} name={t.undo} />
      </dl>
      {singleKeys && (
        <>
          <h3 class="label shortcuts-head">{t.goTo}</h3>
          <dl class="shortcuts">
            {props.shortcuts.map((one) => (
              <Line
                key={one.keys}
                keys={one.keys}
                name={'tab' in one ? t.tabs[one.tab] : settingsPages.names[one.route]}
              />
            ))}
          </dl>
        </>
      )}
      <p class="small shortcuts-note">{singleKeys ? t.singleKeysOn : t.singleKeysOff}</p>
    </Dialog>
  );
}

/** `other`: a key that does the same. */
const Line = ({ keys, other, name }: { keys: string; other?: string | undefined; name: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {other !== undefined && (
        <>
          <span class="fine">{t.or}</span>
          <kbd>{other}</kbd>
        </>
      )}
    </dd>
  </div>
);
