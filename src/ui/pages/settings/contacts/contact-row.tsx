/** One entry of the address book in the list. */

import { contacts as t } from '../../../../locales/en/ui/pages/settings/contacts.ts';
import type { ContactView } from '../../../../messaging/place-views.ts';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { RowEnd, Tag } from '../../../components/row.tsx';
import { AddressLink } from '../address-link.tsx';

export function ContactRow(props: {
  contact: ContactView;
  items: readonly MenuItem[];
  isChosen: boolean;
  onKeep: () => void;
}) {
  const { address, name, changedBy } = props.contact;
  return (
    <div class="row tall is-linked" data-testid="contact-row" data-address={address}>
      <AddressLink route="address-book" address={address} name={name} isChosen={props.isChosen} />
      <RowEnd>
        {changedBy !== undefined && (
          <>
            <Tag>{t.changedByNamed(changedBy)}</Tag>
            <Button small onClick={props.onKeep} testid="keep-contact">
              {t.keep}
            </Button>
          </>
        )}
        <CopyButton compact text={address} name={t.copyAddressOf(name)} done={t.addressCopied} />
        <MoreMenu of={name} items={props.items} />
      </RowEnd>
    </div>
  );
}
