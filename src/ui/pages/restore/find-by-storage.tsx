/** Restores an identity with the login file in the person's own storage and its passphrase. The key server sees neither. */
import { useState } from 'preact/hooks';
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { askToKeepStorage } from '../../browser-storage.ts';
import { CheckBox } from '../../components/field.tsx';
import { findLoginFiles, firstThatOpens, type LoginFile } from '../../methods/own-storage/login-file.ts';
import { StorageFields, type TypedStorage } from '../../methods/own-storage/storage-fields.tsx';
import { createWebDav } from '../../methods/own-storage/webdav.ts';
import { PasswordField } from '../../methods/password/password-field.tsx';
import { withPersonal } from '../../methods/password/personal.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { type Failure, FindFailed, toFailure } from './find-failed.tsx';
import { FindActs, PersonalToFind } from './find-parts.tsx';
import { KeepCopy, type Source, SourceLine } from './source.tsx';

export function FindByStorage({ source }: { source: Source }) {
  const [storage, setStorage] = useState<TypedStorage>({ address: '', userName: '', password: '' });
  const [passphrase, setPassphrase] = useState('');
  const [personal, setPersonal] = useState<string | null>(null);
  const [localUnlock, setLocalUnlock] = useState(false);
  const [rememberPlace, setRememberPlace] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const typing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setFailure(null);
    };

  const findWith = (server: string, { address, id, key }: LoginFile) =>
    source.find({
      server,
      keepCopy: source.keepCopy,
      answer: {
        kind: 'own-storage',
        passphrase,
        fileKey: key,
        fileId: id,
        localUnlock: source.keepCopy && localUnlock,
        place: source.keepCopy && rememberPlace ? { address, userName: storage.userName } : null,
      },
      ...withPersonal(personal),
    });

  async function open() {
    if (busy) return;
    setFailure(null);
    setBusy(true);
    try {
      if (passphrase === '') throw new WalletError('bad-input', t.enterPassphrase);
      const files = await findLoginFiles(createWebDav(storage), storage.address, null);
      const settled = await source.place.settle();
      if (settled?.server == null) return;
      const { server } = settled;
      await firstThatOpens(files, (file) => findWith(server, file));
      if (source.keepCopy) await askToKeepStorage();
    } catch (error) {
      setFailure(storageFailure(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <StageLayout title={t.ownStorage} lede={t.ownStorageLede} lit="all">
      <form
        class="work-body stack"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        {failure !== null && <FindFailed failure={failure} />}
        <StorageFields
          value={storage}
          onValue={typing(setStorage)}
          addressLabel={t.folderAddress}
          addressHelp={t.folderAddressHelp}
          focused
          onEnter={open}
        />
        <PasswordField
          label={t.passphrase}
          value={passphrase}
          onValue={typing(setPassphrase)}
          isNew={false}
          problem={null}
          onEnter={open}
          testid="passphrase"
        />
        <PersonalToFind value={personal} onValue={typing(setPersonal)} onEnter={open} />
      </form>
      <SourceLine source={source} />
      <KeepCopy source={source} />
      {source.keepCopy && (
        <KeptHere
          localUnlock={localUnlock}
          onLocalUnlock={setLocalUnlock}
          rememberPlace={rememberPlace}
          onRememberPlace={setRememberPlace}
        />
      )}
      <FindActs busy={busy} onOpen={open} />
    </StageLayout>
  );
}

/** Titles for what the storage space can say; the rest is of the key server. */
function storageFailure(error: unknown): Failure {
  const failure = toFailure(error);
  if (isWalletError(error, 'wrong-credential'))
    return {
      ...failure,
      sentence: t.ownStorageFindsNothing,
    };
  if (isWalletError(error, 'not-found')) return { ...failure, title: t.noLoginFile };
  if (isWalletError(error, 'wrong-file')) return { ...failure, title: t.badLoginFile };
  if (isWalletError(error, 'storage-unreachable')) return { ...failure, title: t.storageNotResponding };
  return failure;
}

function KeptHere(props: {
  localUnlock: boolean;
  onLocalUnlock: (on: boolean) => void;
  rememberPlace: boolean;
  onRememberPlace: (on: boolean) => void;
}) {
  return (
    <div class="keep-copy stack">
      <CheckBox checked={props.localUnlock} onChange={props.onLocalUnlock} testid="local-unlock">
        <span>
          <span class="t">{t.unlockWithPassphrase}</span>
          <span class="small block">{props.localUnlock ? t.unlockWithPassphraseOn : t.unlockWithPassphraseOff}</span>
        </span>
      </CheckBox>
      <CheckBox checked={props.rememberPlace} onChange={props.onRememberPlace} testid="remember-place">
        <span>
          <span class="t">{t.rememberPlace}</span>
          <span class="small block">{t.rememberPlaceDetail}</span>
        </span>
      </CheckBox>
    </div>
  );
}
