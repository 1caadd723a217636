/** The address book of the active character. */
import { useState } from 'preact/hooks';
import type { ContactView } from '../../../../messaging/place-views.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Pencil, Plus, Trash2 } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { useToast } from '../../../components/toast.tsx';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame, Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { ContactForm } from './contact-form.tsx';

/** `rest`: *new* opens the form. */
export function AddressBookPage({ character, detail, rest }: CharacterPageProps & { rest: string }) {
  const command = useCommand();
  const say = useToast();
  const { problem, run } = useAct();
  const [open, setOpen] = useState<ContactView | 'new' | null>(rest === 'new' ? 'new' : null);
  const close = () => {
    setOpen(null);
    if (rest === 'new') goTo(settingsPath('address-book'), { replace: true });
  };

  async function keep({ address, name }: ContactView) {
    const args = { characterId: character.id, address };
    if (await run(() => command('keep-contact', args))) say(`${name} confirmed`);
  }

  async function remove({ address, name }: ContactView) {
    const args = { characterId: character.id, address };
    if (await run(() => command('remove-contact', args)))
      say(`${name} removed from the address book`, () => command('save-contact', { ...args, name }));
  }

  return (
    <Frame
      title="Address book"
      lede={`Names for addresses that ${character.name} sends to. Other characters have their own address book.`}
      look={character.look}
      testid="address-book"
    >
      <section>
        {detail.contacts.length === 0 ? (
          <div class="rows">
            <Empty
              mark={<Mask shape={character.look.mask} size={56} />}
              title="No names yet"
              text="Add an address that you send to often: a name is easy to tell from a look-alike."
            />
          </div>
        ) : (
          <ul class="rows">
            {detail.contacts.map((contact) => (
              <li key={contact.address} data-at={contact.address}>
                <div class="row tall" data-testid="contact-row" data-address={contact.address}>
                  <span class="grow">
                    <span class="t clip">{contact.name}</span>
                    <span class="d">
                      <ShortAddress address={contact.address} />
                    </span>
                  </span>
                  {contact.changedBy !== undefined && (
                    <>
                      <Tag>Changed by {contact.changedBy}</Tag>
                      <Button onClick={() => void keep(contact)} testid="keep-contact">
                        Keep
                      </Button>
                    </>
                  )}
                  <CopyButton
                    compact
                    text={contact.address}
                    name={`Copy the address of ${contact.name}`}
                    done="Address copied"
                  />
                  <MoreMenu
                    of={contact.name}
                    items={[
                      { name: 'Rename', icon: Pencil, act: () => setOpen(contact) },
                      { name: 'Remove', icon: Trash2, danger: true, act: () => void remove(contact) },
                    ]}
                  />
                </div>
              </li>
            ))}
          </ul>
        )}
        <Problem text={problem} />
        <div class="after-rows">
          <Button weight="primary" icon={Plus} onClick={() => setOpen('new')} testid="new-contact">
            Add an address
          </Button>
        </div>
      </section>
      {open !== null && <ContactForm character={character} contact={open === 'new' ? null : open} onClose={close} />}
    </Frame>
  );
}
