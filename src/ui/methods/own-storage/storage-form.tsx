/**
 * Logs in with own storage that this profile knows: with the passphrase alone where this computer may, else with the login file
 * too. What is typed lives as long as the form.
 */
import { useState } from 'preact/hooks';
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { ownStorage as t } from '../../../locales/en/ui/methods/own-storage.tsx';
import type { StorageAnswer } from '../../../messaging/login.ts';
import type { LoginOption } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { useAct } from '../../wallet.tsx';
import { PasswordField } from '../password/password-field.tsx';
import { PersonalField, withPersonal } from '../password/personal.tsx';
import { toFolder, toHost } from './address.ts';
import { StorageProblem } from './create-storage.tsx';
import { findLoginFiles, firstThatOpens } from './login-file.ts';
import { StorageFields, type TypedStorage } from './storage-fields.tsx';
import { createWebDav } from './webdav.ts';

export interface StorageFormProps {
  option: LoginOption;
  verb: string;
  /** Always fetch the file: a proof goes through the rows, for which the copy on this computer is not enough. */
  byFile: boolean;
  onAnswer: (answer: StorageAnswer) => Promise<unknown>;
}

export function StorageForm({ option, verb, byFile, onAnswer }: StorageFormProps) {
  const { busy, problem, run, clear } = useAct();
  const known = option.storage ?? null;
  const [storage, setStorage] = useState<TypedStorage>({
    address: known?.address ?? '',
    userName: known?.userName ?? '',
    password: '',
  });
  const [passphrase, setPassphrase] = useState('');
  const [personal, setPersonal] = useState('');
  // The copy here did not open, or cannot tell: the file can.
  const [wantsFile, setWantsFile] = useState(false);
  const [mayFetch, setMayFetch] = useState(false);
  const isKnown = known !== null && known.address !== null && known.userName !== null;
  const [elsewhere, setElsewhere] = useState(false);
  // The file that this computer knows is gone; another one may have taken its place.
  const [mayBeRenewed, setMayBeRenewed] = useState(false);
  const [renewed, setRenewed] = useState(false);
  const needsFile = byFile || known?.localUnlock !== true || wantsFile;

  async function answerWithFile() {
    const files = await findLoginFiles(
      createWebDav(storage),
      storage.address,
      renewed ? null : (known?.fileId ?? null),
    );
    await firstThatOpens(files, ({ key, id, address }) =>
      onAnswer({ ...answer(key), ...(id === known?.fileId ? {} : { file: { id, address } }) }),
    );
  }

  const answer = (fileKey: string | null): StorageAnswer => ({
    kind: 'own-storage',
    methodId: option.methodId,
    passphrase,
    fileKey,
    ...withPersonal(personal),
  });

  const submit = () =>
    busy ||
    run(async () => {
      if (passphrase === '') throw new WalletError('bad-input', t.enterPassphrase);
      if (needsFile)
        return answerWithFile().catch((error) => {
          if (isWalletError(error, 'wrong-file') || isWalletError(error, 'not-found')) setMayBeRenewed(true);
          // The file is the right one, so the passphrase is not.
          throw isWalletError(error, 'wrong-credential') ? wrongPassphrase(option.personal === true) : error;
        });
      return onAnswer(answer(null)).catch((error) => {
        if (isWalletError(error, 'needs-login')) setWantsFile(true);
        if (isWalletError(error, 'wrong-credential')) setMayFetch(true);
        throw error;
      });
    });

  const typing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      clear();
    };
  return (
    <form
      class="key-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PasswordField
        label={t.passphrase}
        value={passphrase}
        onValue={typing(setPassphrase)}
        isNew={false}
        problem={null}
        help={needsFile ? undefined : t.checkedHere}
        focused
        onEnter={submit}
        testid="passphrase"
      />
      {needsFile && isKnown && !elsewhere && (
        <p class="small storage-known" data-testid="storage-known">
          {t.fetchedFrom(toHost(storage.address), storage.userName)}{' '}
          <Button weight="quiet" small onClick={() => setElsewhere(true)} testid="storage-elsewhere">
            {t.elsewhere}
          </Button>
        </p>
      )}
      {needsFile && (
        <StorageFields
          value={storage}
          onValue={typing(setStorage)}
          addressLabel={t.folderAddress}
          addressHelp={t.folderAddressHelp}
          hidden={isKnown && !elsewhere}
          onEnter={submit}
        />
      )}
      {option.personal === true && <PersonalField value={personal} onValue={typing(setPersonal)} onEnter={submit} />}
      <StorageProblem problem={problem} />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={submit} testid="continue">
          {verb}
        </Button>
        {mayBeRenewed && !renewed && (
          <Button
            weight="quiet"
            testid="renewed-elsewhere"
            onClick={() => {
              setRenewed(true);
              setElsewhere(true);
              typing(setStorage)({ ...storage, address: toFolder(storage.address) });
            }}
          >
            {t.changedElsewhere}
          </Button>
        )}
        {mayFetch && !needsFile && (
          <Button weight="quiet" testid="fetch-file" onClick={() => setWantsFile(true)}>
            {t.useFileToo}
          </Button>
        )}
      </div>
    </form>
  );
}

const wrongPassphrase = (asksPersonal: boolean) =>
  new WalletError('wrong-credential', asksPersonal ? t.doesNotFitPersonal : t.doesNotFit);
