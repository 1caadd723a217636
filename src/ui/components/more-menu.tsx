/** The menu behind the three dots at the end of a row. */

import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { Ellipsis, Icon } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';

/** `of`: the name of what the row is about. `align`: as of Menu; by default the right edges line up. */
export function MoreMenu(props: { of: string; items: readonly MenuItem[]; align?: 'start' | 'end' | undefined }) {
  const label = t.moreFor(props.of);
  return (
    <Menu
      label={label}
      align={props.align ?? 'end'}
      items={props.items}
      button={({ expanded, toggle }) => (
        <button
          type="button"
          class="icon-btn"
          title={label}
          aria-haspopup="menu"
          aria-expanded={expanded}
          onClick={toggle}
        >
          <Icon node={Ellipsis} size={18} />
        </button>
      )}
    />
  );
}
