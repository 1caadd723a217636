/** The address book of the active character, with the details of the chosen entry. */
import { useState } from 'preact/hooks';
import { contacts as t } from '../../../../locales/en/ui/pages/settings/contacts.ts';
import type { ContactView } from '../../../../messaging/place-views.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { ArrowUpRight, Pencil, Plus, Trash2 } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { useToast } from '../../../components/toast.tsx';
import { goTo } from '../../../location.ts';
import { openWalletWindow } from '../../../open-page.ts';
import { draftPaymentTo } from '../../../payment-draft.ts';
import { hasSigner } from '../../../popup/view.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { otherSideOf } from '../../../words/activity.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Problem } from '../frame.tsx';
import { LastActs } from '../last-acts.tsx';
import { ListDetail } from '../list-detail.tsx';
import { chosenOf, settingsPath } from '../settings-routes.ts';
import { ContactDetail } from './contact-detail.tsx';
import { ContactForm } from './contact-form.tsx';
import { ContactRow } from './contact-row.tsx';

/** `rest`: *new* opens the form; `of/ADDRESS` chooses an entry. */
export function AddressBookPage(page: CharacterPageProps & { rest: string }) {
  const { character, detail, rest } = page;
  const [open, setOpen] = useState<ContactView | 'new' | null>(rest === 'new' ? 'new' : null);
  const { problem, keep, itemsFor } = useContactActs(page, setOpen);
  const chosen = detail.contacts.find(({ address }) => address === chosenOf(rest)) ?? null;
  const payments = paymentsOf(detail);
  const close = () => {
    setOpen(null);
    if (rest === 'new') goTo(settingsPath('address-book'), { replace: true });
  };

  return (
    <ListDetail
      title={t.title}
      lede={t.lede(character.name)}
      look={character.look}
      testid="address-book"
      route="address-book"
      list={
        <section>
          {detail.contacts.length === 0 ? (
            <div class="rows">
              <Empty mark={<Mask shape={character.look.mask} size={56} />} title={t.noNamesYet} text={t.noNamesText} />
            </div>
          ) : (
            <ul class="rows">
              {detail.contacts.map((contact) => (
                <li key={contact.address} data-at={contact.address}>
                  <ContactRow
                    contact={contact}
                    items={itemsFor(contact)}
                    isChosen={contact === chosen}
                    onKeep={() => void keep(contact)}
                  />
                </li>
              ))}
            </ul>
          )}
          <Problem text={problem} />
          <div class="after-rows">
            <Button weight="primary" icon={Plus} onClick={() => setOpen('new')} testid="new-contact">
              {t.addAddress}
            </Button>
          </div>
        </section>
      }
      aside={
        payments.length === 0 ? undefined : (
          <section>
            <LastActs title={t.recentPayments} level={2} acts={payments} all={t.fullHistory} />
          </section>
        )
      }
      detail={
        chosen && {
          id: chosen.address,
          name: chosen.name,
          body: <ContactDetail contact={chosen} detail={detail} items={itemsFor(chosen)} />,
        }
      }
    >
      {open !== null && <ContactForm character={character} contact={open === 'new' ? null : open} onClose={close} />}
    </ListDetail>
  );
}

/** What went to and came from all entries. */
function paymentsOf({ contacts, activity }: CharacterPageProps['detail']) {
  const named = new Set(contacts.map(({ address }) => address.toLowerCase()));
  return activity.filter((act) => act.hidden === undefined && named.has((otherSideOf(act) ?? '').toLowerCase()));
}

/** What can be done with an entry. */
function useContactActs({ character, detail }: CharacterPageProps, onRename: (contact: ContactView) => void) {
  const command = useCommand();
  const say = useToast();
  const { problem, run } = useAct();
  const canSend = hasSigner({ character, detail });

  async function keep({ address, name }: ContactView) {
    const args = { characterId: character.id, address };
    if (await run(() => command('keep-contact', args))) say(t.confirmed(name));
  }

  const send = ({ address }: ContactView) =>
    run(async () => {
      await draftPaymentTo(character.id, address);
      // A page cannot open the popup itself.
      await openWalletWindow('send');
    });

  async function remove({ address, name }: ContactView) {
    const args = { characterId: character.id, address };
    if (await run(() => command('remove-contact', args)))
      say(t.removed(name), () => command('save-contact', { ...args, name }));
  }

  const itemsFor = (contact: ContactView): MenuItem[] => [
    ...(canSend
      ? [{ name: t.send, icon: ArrowUpRight, testid: 'send-to-contact', act: () => void send(contact) }]
      : []),
    { name: t.rename, icon: Pencil, testid: 'rename-contact', act: () => onRename(contact) },
    { name: t.remove, icon: Trash2, danger: true, testid: 'remove-contact', act: () => void remove(contact) },
  ];
  return { problem, keep, itemsFor };
}
