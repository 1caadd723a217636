/** Adds an address to the address book, or renames one that is already in it. */
import { useState } from 'preact/hooks';
import type { Hex } from '../../../../lib/bytes.ts';
import { contacts as t } from '../../../../locales/en/ui/pages/settings/contacts.ts';
import type { ContactView } from '../../../../messaging/place-views.ts';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { WholeAddress } from '../../../components/address.tsx';
import { Field } from '../../../components/field.tsx';
import { LookAlike } from '../../../components/look-alike.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { useLookAlike } from './use-look-alike.ts';
import { useNamedAddress } from './use-named-address.ts';

/** `contact`: `null` adds a new one. */
export function ContactForm(props: { character: CharacterSummary; contact: ContactView | null; onClose: () => void }) {
  const { character, contact, onClose } = props;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [address, setAddress] = useState<string>(contact?.address ?? '');
  const [name, setName] = useState(contact?.name ?? '');
  const [tried, setTried] = useState(false);
  /** The address that the person tried to add while it was warned of: the next press adds it. */
  const [warned, setWarned] = useState<string | null>(null);
  const meant = useNamedAddress(character.id, address);
  const { double, look } = useLookAlike(character.id, contact === null ? meant.address : null);
  const wrongName = name.trim() === '' ? t.enterName : null;

  async function save() {
    setTried(true);
    if (meant.address === null || wrongName !== null || busy) return;
    const { address } = meant;
    const args = { characterId: character.id, address, name: name.trim() };
    let isWarned = false;
    const isDone = await run(async () => {
      // One press may have been on its way before the warning was seen, and a payment to a named address warns of nothing.
      const found = contact !== null ? null : double === undefined ? await look(address) : double;
      isWarned = found !== null && warned !== address;
      if (isWarned) setWarned(address);
      if (!isWarned) await command('save-contact', args);
    });
    if (!isDone || isWarned) return;
    say(t.saved(args.name));
    onClose();
  }

  return (
    <ActionDialog
      title={contact === null ? t.addAddress : t.renameNamed(contact.name)}
      onClose={onClose}
      action={contact !== null ? t.rename : double && warned === meant.address ? t.addAnyway : t.add}
      weight="primary"
      busy={busy}
      onAction={save}
      actionTestid="save-contact"
      problem={problem}
    >
      <Field
        label={t.name}
        value={name}
        onValue={setName}
        maxLength={LONGEST_NAME}
        problem={tried ? wrongName : null}
        focused
        onEnter={save}
        testid="contact-name"
      />
      {contact === null ? (
        <div class="stack">
          <Field
            label={t.address}
            value={address}
            onValue={setAddress}
            placeholder={t.addressHint}
            mono
            problem={tried || (meant.isName && !meant.busy) ? meant.problem : null}
            onEnter={save}
            testid="contact-address"
            {...(meant.busy ? { after: <Spinner /> } : {})}
          />
          {double && meant.address !== null ? (
            <LookAlike label={t.newEntry} address={meant.address as Hex} double={double} />
          ) : (
            meant.found !== null && <WholeAddress address={meant.found} testid="found-address" />
          )}
        </div>
      ) : (
        <WholeAddress address={contact.address} />
      )}
    </ActionDialog>
  );
}
