/** Creates a login with own storage: writes the login file, reads it back, and asks for the passphrase that goes with it. */
import { useRef, useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
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
import { createLoginFile, type LoginFile } from './login-file.ts';
import { StorageFields, type TypedStorage } from './storage-fields.tsx';
import { createWebDav } from './webdav.ts';
import { ownStorage as words } from './words.ts';

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
  // A file that was written before something else failed: the next try uses it again.
  const written = useRef<{ storage: TypedStorage; file: LoginFile } | null>(null);
  const strength = useStrength(passphrase, storage.userName, localUnlock, HOLDER);

  async function write(): Promise<LoginFile> {
    const before = written.current;
    if (before !== null && before.storage.address === storage.address && before.storage.userName === storage.userName)
      return before.file;
    const file = await createLoginFile(createWebDav(storage), storage.address);
    written.current = { storage, file };
    return file;
  }

  const submit = () =>
    busy ||
    run(async () => {
      if (passphrase === '') throw new WalletError('bad-input', 'Choose a passphrase.');
      const judged = toStrength(await estimateGuesses(passphrase, [storage.userName]), localUnlock, HOLDER);
      if (!judged.isEnough) throw new WalletError('bad-input', 'This passphrase is too easy to guess. Make it longer.');
      if (personal !== null && personal.trim() === '')
        throw new WalletError('bad-input', 'Type what only you know, or take the tick away.');
      const { address, id, key } = await write();
      await onMade({
        kind: 'own-storage',
        name: name ?? words.name,
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
        help="Choose one that you use nowhere else. Nobody can give it back to you."
        onEnter={submit}
        testid="passphrase"
      />
      <StrengthMeter strength={strength} />
      <CheckBox checked={localUnlock} onChange={setLocalUnlock} testid="local-unlock">
        <span>
          <span class="t">Open on this computer with the passphrase alone</span>
          <span class="small block">
            {localUnlock
              ? 'Quick, and works offline. Whoever takes this computer can try passphrases on it, at the cost that stands above.'
              : 'Each login fetches the file. Whoever takes this computer has nothing to guess at.'}
          </span>
        </span>
      </CheckBox>
      <CheckBox checked={rememberPlace} onChange={setRememberPlace} testid="remember-place">
        <span>
          <span class="t">Keep address and user name on this computer</span>
          <span class="small block">They are readable while the wallet is locked. The app password is never kept.</span>
        </span>
      </CheckBox>
      <PersonalChoice value={personal} onValue={setPersonal} />
      <StorageProblem problem={problem} />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={submit} testid="continue">
          {verb}
        </Button>
        <Button weight="quiet" onClick={onBack}>
          Choose another method
        </Button>
      </div>
    </form>
  );
}

/** What failed, above the buttons. */
export const StorageProblem = ({ problem }: { problem: string | null }) =>
  problem === null ? null : (
    <WarningBox severity="caution" title="That did not work" rule="storage">
      <p>{problem}</p>
    </WarningBox>
  );
