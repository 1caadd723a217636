/** A menu to choose one of the character's accounts, with a button that looks like a field. */

import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import type { AccountView } from '../../messaging/snapshot.ts';
import { Avatar } from '../components/avatar.tsx';
import { ChevronDown, Icon } from '../components/icon.tsx';
import { Menu } from '../components/menu.tsx';

/** `label`: the accessible name, such as *From* or *Receive into*. */
export function AccountPicker(props: {
  label: string;
  /** Shows the label inside the button. */
  shown?: boolean;
  accounts: readonly AccountView[];
  chosen: AccountView;
  characterName: string;
  choose: (account: AccountView) => void;
}) {
  return (
    <div class="picker-place">
      <Menu
        label={props.label}
        items={props.accounts.map((account) => ({
          name: (
            <span class="hstack">
              <Avatar address={account.address} size={21} />
              <span class="clip">{account.name}</span>
            </span>
          ),
          checked: account.address === props.chosen.address,
          act: () => props.choose(account),
        }))}
        button={({ expanded, toggle }) => (
          <button
            type="button"
            class="input picker"
            aria-haspopup="menu"
            aria-expanded={expanded}
            aria-label={t.pickedOf(props.label, props.chosen.name, props.characterName)}
            onClick={toggle}
          >
            <Avatar address={props.chosen.address} size={21} />
            <span class="grow clip">
              {props.shown === true && <span class="label">{props.label} </span>}
              <span class="t">{props.chosen.name}</span> <span class="label">{t.ofCharacter(props.characterName)}</span>
            </span>
            <Icon node={ChevronDown} />
          </button>
        )}
      />
    </div>
  );
}
