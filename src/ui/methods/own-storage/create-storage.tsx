/** Creates a login with own storage: writes the login file, reads it back, and asks for the passphrase that goes with it. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import { ownStorage as t } from '../../../locales/en/ui/methods/own-storage.tsx';
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
  const strength = useStrength(passphrase, storage.userName, localUnlock, 'loginFile');

  const submit = () =>
    busy ||
    run(async () => {
      if (passphrase === '') throw new WalletError('bad-input', t.choosePassphrase);
      const judged = toStrength(await estimateGuesses(passphrase, [storage.userName]), localUnlock, 'loginFile');
      if (!judged.isEnough) throw new WalletError('bad-input', t.tooEasy);
      if (personal !== null && personal.trim() === '') throw new WalletError('bad-input', t.enterPersonal);
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
        addressLabel={t.newAddress}
        addressHelp={t.newAddressHelp}
        focused
        onEnter={submit}
      />
      <PasswordField
        label={t.newPassphrase}
        value={passphrase}
        onValue={(text) => {
          setPassphrase(text);
          clear();
        }}
        isNew
        problem={null}
        help={t.newPassphraseHelp}
        onEnter={submit}
        testid="passphrase"
      />
      <StrengthMeter strength={strength} />
      <CheckBox checked={localUnlock} onChange={setLocalUnlock} testid="local-unlock">
        <span>
          <span class="t">{t.opensHere}</span>
          <span class="small block">{localUnlock ? t.opensHereDetail : t.fetchesFileDetail}</span>
        </span>
      </CheckBox>
      <CheckBox checked={rememberPlace} onChange={setRememberPlace} testid="remember-place">
        <span>
          <span class="t">{t.rememberPlace}</span>
          <span class="small block">{t.rememberPlaceDetail}</span>
        </span>
      </CheckBox>
      <PersonalChoice value={personal} onValue={setPersonal} onEnter={submit} />
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
          {t.anotherMethod}
        </Button>
      </div>
    </form>
  );
}

/** Login files that lie in the folder already. Nobody can tell those of other logins from one that was left, so none of them is touched. */
const FilesBeside = ({ names, verb }: { names: string[]; verb: string }) =>
  names.length === 0 ? null : (
    <WarningBox severity="note" title={t.filesBeside} rule="files-beside">
      <p>{t.filesBesideDetail(names, verb)}</p>
    </WarningBox>
  );

/** What failed, above the buttons. */
export const StorageProblem = ({ problem }: { problem: string | null }) =>
  problem === null ? null : (
    <WarningBox severity="caution" title={t.didNotWork} rule="storage">
      <p>{problem}</p>
    </WarningBox>
  );
