/** Enrols a password at the key server to which the identity was moved: it is typed once, checked by the old server, and enrolled at the new one. Keeps nothing. */
import { useState } from 'preact/hooks';
import { isWalletError, WalletError } from '../../../../lib/errors.ts';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { askWithPassword, registerPassword } from '../../../methods/password/opaque.ts';
import { AccountNameField, PasswordField } from '../../../methods/password/password-field.tsx';
import { PersonalField, withPersonal } from '../../../methods/password/personal.tsx';
import { toServerName } from '../../../server-picker/server-address.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import type { MethodActProps } from './method-act-props.ts';
import { OldServerGone } from './old-server-gone.tsx';

export function EnrolAgain({ snapshot, method, onClose }: MethodActProps) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run, clear } = useAct();
  const [password, setPassword] = useState('');
  const [personal, setPersonal] = useState('');
  // Asked for only where the old name is taken at the new server.
  const [accountName, setAccountName] = useState<string | null>(null);
  const option = snapshot.loginOptions.find(({ methodId }) => methodId === method.id);
  const to = snapshot.server?.origin ?? null;
  const [before, now] = [toServerName(method.enrolledAt ?? ''), toServerName(to ?? '')];

  async function enrol() {
    if (password === '') throw new WalletError('bad-input', t.enterPassword);
    const methodId = method.id;
    const key = await askWithPassword(command, { server: null, methodId, accountName: null }, password);
    const made = await registerPassword(command, { server: to, methodId, accountName }, password);
    const enrolled = { ...made, password: option?.password?.localUnlock === true ? password : null };
    try {
      await command('enrol-again', { methodId, key, accountName, enrolled, ...withPersonal(personal) });
    } catch (error) {
      if (isWalletError(error, 'exists')) setAccountName(accountName ?? '');
      throw error;
    }
    say(t.enrolledAt(method.name, now));
    onClose();
  }
  const submit = () => {
    if (!busy) run(enrol);
  };
  const typing = (set: (text: string) => void) => (text: string) => {
    set(text);
    clear();
  };
  return (
    <Dialog
      title={t.enrolAt(method.name, now)}
      roomy
      testid="enrol-again-dialog"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.notNow}</Button>
          <Button weight="primary" busy={busy} onClick={submit} testid="confirm-enrol">
            {t.enrol}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="small">{t.enrolPasswordHelp(before, now)}</p>
        {accountName !== null && <AccountNameField value={accountName} onValue={typing(setAccountName)} focused />}
        <PasswordField
          value={password}
          onValue={typing(setPassword)}
          isNew={false}
          problem={problem}
          help={t.passwordStays}
          focused={accountName === null}
          onEnter={submit}
        />
        {option?.personal === true && <PersonalField value={personal} onValue={typing(setPersonal)} onEnter={submit} />}
        <OldServerGone before={before} methodId={method.id}>
          {t.oldServerGoneForPassword(now, before)}
        </OldServerGone>
      </div>
    </Dialog>
  );
}
