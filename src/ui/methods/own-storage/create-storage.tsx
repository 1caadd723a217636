/** Creates a login with own storage: writes the login file, reads it back, and asks for the passphrase that goes with it. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import { methods } from '../../../locales/en/ui/methods.ts';
import type { NewStorage } from '../../../messaging/login.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/field.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { useAct } from '../../wallet.tsx';
import { toStrength } from '../password/cost.ts';
import { estimateGuesses } from '../password/estimate.ts';
import { PasswordField } from '../password/password-field.tsx';
import { PersonalChoice, withPersonal } from '../password/personal.tsx';
import { StrengthMeter, useStrength } from '../password/strength-meter.tsx';
import { StorageFields, type TypedStorage } from './storage-fields.tsx';
import { useNewFile } from './use-new-file.ts';

const HOLDER = 'your login file';

export interface CreateStorageProps {
  /** Of the login method. */
  name?: string | undefined;
  /** Personal information, if it was typed before. */
  first?: string | null | undefined;
  verb: string;
  onMade: (made: NewStorage) => Promise<unknown>;
  onBack: () => void;
}

export function CreateStorage({ name, first, verb, onMade, onBack }: CreateStorageProps) {
  const { busy, problem, run, clear } = useAct();
  const [storage, setStorage] = useState<TypedStorage>({ address: '', userName: '', password: '' });
  const [passphrase, setPassphrase] = useState('');
  const [localUnlock, setLocalUnlock] = useState(false);
  const [rememberPlace, setRememberPlace] = useState(false);
  const [personal, setPersonal] = useState<string | null>(first ?? null);
  const file = useNewFile();
  const strength = useStrength(passphrase, storage.userName, localUnlock, HOLDER);

  const submit = () =>
    busy ||
    run(async () => {
      if (passphrase === '') throw new WalletError('bad-input', 'Choose a passphrase.');
      const judged = toStrength(await estimateGuesses(passphrase, [storage.userName]), localUnlock, HOLDER);
      if (!judged.isEnough) throw new WalletError('bad-input', 'This passphrase is too easy to guess. Make it longer.');
      if (personal !== null && personal.trim() === '')
        throw new WalletError('bad-input', 'Type what only you know, or untick the box.');
      const made = await file.write(storage);
      if (made === null) return;
      const { address, id, key } = made;
      file.handOver();
      await onMade({
        kind: 'own-storage',
        name: name ?? methods.kinds['own-storage'].name,
        passphrase,
        fileKey: key,
        fileId: id,
        address,
        localUnlock,
        place: rememberPlace ? { address, userName: storage.userName } : null,
        ...withPersonal(personal),
      });
    });

  return (
    <form
      class="stack new-password"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <StorageFields
        value={storage}
        onValue={(value) => {
          setStorage(value);
          clear();
        }}
        addressLabel="WebDAV address of a folder"
        addressHelp="Your storage space shows it in its settings. The folder must exist, and should not be shared with anybody."
        focused
        onEnter={submit}
      />
      <PasswordField
        label="Passphrase for the wallet"
        value={passphrase}
        onValue={(text) => {
          setPassphrase(text);
          clear();
        }}
        isNew
        problem={null}
        help="Choose one that you use nowhere else. It can’t be reset."
        onEnter={submit}
        testid="passphrase"
      />
      <StrengthMeter strength={strength} />
      <CheckBox checked={localUnlock} onChange={setLocalUnlock} testid="local-unlock">
        <span>
          <span class="t">Open on this computer with the passphrase alone</span>
          <span class="small block">
            {localUnlock
              ? 'Quick, and works offline. Anyone who takes this computer can try to guess the passphrase, at the cost shown above.'
              : 'Each login fetches the file. Anyone who takes this computer has nothing to guess.'}
          </span>
        </span>
      </CheckBox>
      <CheckBox checked={rememberPlace} onChange={setRememberPlace} testid="remember-place">
        <span>
          <span class="t">Remember the address and user name on this computer</span>
          <span class="small block">
            Anyone can read them while the wallet is locked. The app password is never stored.
          </span>
        </span>
      </CheckBox>
      <PersonalChoice value={personal} onValue={setPersonal} />
      <StorageProblem problem={problem} />
      <FilesBeside names={problem === null ? file.beside : []} verb={verb} />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={submit} testid="continue">
          {verb}
        </Button>
        <Button
          weight="quiet"
          busy={busy}
          onClick={() =>
            run(async () => {
              await file.giveUp();
              onBack();
            })
          }
        >
          Choose another method
        </Button>
      </div>
    </form>
  );
}

/** Login files that lie in the folder already. Nobody can tell those of other logins from one that was left, so none of them is touched. */
const FilesBeside = ({ names, verb }: { names: string[]; verb: string }) =>
  names.length === 0 ? null : (
    <WarningBox severity="note" title="This folder already has a login file" rule="files-beside">
      <p>
        {names.join(', ')}: it belongs to another login, or to a setup that was never finished. In the second case it
        opens nothing, and you can delete it. Press “{verb}” again to save a new file next to it.
      </p>
    </WarningBox>
  );

/** What failed, above the buttons. */
export const StorageProblem = ({ problem }: { problem: string | null }) =>
  problem === null ? null : (
    <WarningBox severity="caution" title="That didn’t work" rule="storage">
      <p>{problem}</p>
    </WarningBox>
  );
