/** The menu behind the three dots at the end of a row. */

import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { IconButton } from './button.tsx';
import { Ellipsis } from './icon.tsx';
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
        <IconButton icon={Ellipsis} label={label} expanded={expanded} onClick={toggle} />
      )}
    />
  );
}
