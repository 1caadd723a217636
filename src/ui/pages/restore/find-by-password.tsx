/** Restores an identity with account name and password through the key server, which sees neither the password nor the decrypted data. */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { askToKeepStorage } from '../../browser-storage.ts';
import { CheckBox } from '../../components/field.tsx';
import { askWithPassword } from '../../methods/password/opaque.ts';
import { AccountNameField, PasswordField } from '../../methods/password/password-field.tsx';
import { withPersonal } from '../../methods/password/personal.tsx';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { type Failure, FindFailed, toFailure } from './find-failed.tsx';
import { FindActs, PersonalToFind } from './find-parts.tsx';
import { KeepCopy, type Source, SourceLine } from './source.tsx';

export function FindByPassword({ source }: { source: Source }) {
  const command = useCommand();
  const [accountName, setAccountName] = useState('');
  const [password, setPassword] = useState('');
  const [personal, setPersonal] = useState<string | null>(null);
  const [localUnlock, setLocalUnlock] = useState(true);
  const [wrong, setWrong] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const typing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setWrong(null);
      setFailure(null);
    };

  async function open() {
    if (busy) return;
    setFailure(null);
    const missing = accountName.trim() === '' || password === '';
    setWrong(missing ? t.enterPassword : null);
    if (missing) return;
    setBusy(true);
    try {
      const settled = await source.place.settle();
      if (settled?.server == null) return;
      const { server } = settled;
      const key = await askWithPassword(command, { server, methodId: null, accountName }, password);
      await source.find({
        server,
        keepCopy: source.keepCopy,
        answer: {
          kind: 'password',
          accountName,
          key,
          password: source.keepCopy && localUnlock ? password : null,
          // A computer that opens without the server does not need the account name, so it is not stored there.
          rememberName: source.keepCopy && !localUnlock,
        },
        ...withPersonal(personal),
      });
      if (source.keepCopy) await askToKeepStorage();
    } catch (error) {
      // The server gives the same answer for an unknown account name and a wrong password.
      if (isWalletError(error, 'wrong-credential') || isWalletError(error, 'wrong-personal')) setWrong(error.message);
      else setFailure(toFailure(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <StageLayout title={t.passwordTitle} lede={t.passwordLede} lit="all">
      <form
        class="work-body stack"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        {failure !== null && <FindFailed failure={failure} />}
        <AccountNameField value={accountName} onValue={typing(setAccountName)} focused />
        <PasswordField value={password} onValue={typing(setPassword)} isNew={false} problem={wrong} onEnter={open} />
        <PersonalToFind value={personal} onValue={typing(setPersonal)} onEnter={open} />
      </form>
      <SourceLine source={source} />
      <KeepCopy source={source} />
      {source.keepCopy && (
        <div class="keep-copy">
          <CheckBox checked={localUnlock} onChange={setLocalUnlock} testid="local-unlock">
            <span>
              <span class="t">{t.unlockWithoutServer}</span>
              <span class="small block">{localUnlock ? t.unlockWithoutServerOn : t.unlockWithoutServerOff}</span>
            </span>
          </CheckBox>
        </div>
      )}
      <FindActs busy={busy} onOpen={open} />
    </StageLayout>
  );
}
