/** The list of shortcuts, opened with `?`. Loaded when it is opened. */
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import '../style/search.css';
import { type Shortcut, searchKeys, undoKeys } from './shortcuts.ts';

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
      title="Keyboard shortcuts"
      testid="shortcuts"
      onClose={props.onClose}
      foot={
        <Button class="whole-foot" onClick={props.onClose}>
          Close
        </Button>
      }
    >
      <dl class="shortcuts">
        <Line keys={singleKeys ? `${searchKeys()} or /` : searchKeys()} name="Search" />
        {singleKeys && <Line keys="?" name="Show this list" />}
        {props.switchesByDigit === true && <Line keys="Alt 1…9" name="Switch character" />}
        <Line keys="↑ ↓" name="Move in lists and menus" />
        <Line keys="Esc" name="Go back or close" />
        <Line keys={undoKeys()} name="Undo, while it is offered" />
      </dl>
      {singleKeys && (
        <>
          <h3 class="label shortcuts-head">Go to</h3>
          <dl class="shortcuts">
            {props.shortcuts.map((one) => (
              <Line key={one.keys} {...one} />
            ))}
          </dl>
        </>
      )}
      <p class="small shortcuts-note">
        {singleKeys
          ? 'Single keys do nothing in text fields. You can turn them off in Preferences.'
          : 'Single keys are turned off in Preferences.'}{' '}
        Requests from sites have no shortcuts.
      </p>
    </Dialog>
  );
}

const Line = ({ keys, name }: Shortcut) => (
  <div>
    <dt>{name}</dt>
    <dd>{keys.split(' ').map((key) => (key === 'or' ? <span class="fine">or</span> : <kbd key={key}>{key}</kbd>))}</dd>
  </div>
);
