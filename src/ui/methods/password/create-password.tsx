/** Chooses a password for a login method: account name, password, what guessing it costs, how this computer keeps it. What becomes of it is the caller's. */
import { useState } from 'preact/hooks';
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { password as t } from '../../../locales/en/ui/methods/password.ts';
import { methods } from '../../../locales/en/ui/methods.ts';
import type { NewPassword } from '../../../messaging/login.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/field.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { toStrength } from './cost.ts';
import { estimateGuesses } from './estimate.ts';
import { type PasswordPlace, registerPassword } from './opaque.ts';
import { AccountNameField, PasswordField } from './password-field.tsx';
import { PersonalChoice, withPersonal } from './personal.tsx';
import { StrengthMeter, useStrength } from './strength-meter.tsx';

export interface CreatePasswordProps {
  /** Where: a URL at the start; else the identity's own server. `methodId`: a new password for a method that is there. */
  place: Omit<PasswordPlace, 'accountName'>;
  /** Of the login method. */
  name?: string | undefined;
  /** Personal information, if it was typed before. */
  first?: string | null | undefined;
  verb: string;
  back: string;
  onMade: (made: NewPassword) => Promise<unknown>;
  onBack: () => void;
}

export function CreatePassword({ place, name, first, verb, back, onMade, onBack }: CreatePasswordProps) {
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const [accountName, setAccountName] = useState('');
  const [password, setPassword] = useState('');
  const [localUnlock, setLocalUnlock] = useState(true);
  const [rememberName, setRememberName] = useState(true);
  const [personal, setPersonal] = useState<string | null>(first ?? null);
  const strength = useStrength(password, accountName, localUnlock);
  const asksName = place.methodId === null;
  const [ofName, setOfName] = useState(false);

  const typing = (set: (text: string) => void) => (text: string) => {
    set(text);
    clear();
  };
  const make = async () => {
    const at = { ...place, accountName: asksName ? accountName : null };
    const registered = await registerPassword(command, at, password);
    await onMade({
      kind: 'password',
      name: name ?? methods.kinds.password.name,
      accountName,
      ...registered,
      password: localUnlock ? password : null,
      // A computer that opens without the server does not need the account name, so it is not stored there.
      rememberName: rememberName && !localUnlock,
      ...withPersonal(personal),
    });
  };
  const submit = () =>
    busy ||
    run(async () => {
      const noName = asksName && accountName.trim() === '';
      setOfName(noName);
      if (noName) throw new WalletError('bad-input', t.chooseAccountName);
      if (password === '') throw new WalletError('bad-input', t.choosePassword);
      const judged = toStrength(await estimateGuesses(password, [accountName]), localUnlock);
      if (!judged.isEnough) throw new WalletError('bad-input', t.tooEasy);
      if (personal !== null && personal.trim() === '') throw new WalletError('bad-input', t.enterPersonal);
      await make().catch((error: unknown) => {
        // The server refuses a name that is taken, and the wallet one that is too long.
        setOfName(asksName && (isWalletError(error, 'exists') || isWalletError(error, 'bad-input')));
        throw error;
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
      {asksName && (
        <AccountNameField
          value={accountName}
          onValue={typing(setAccountName)}
          problem={ofName ? problem : null}
          help={t.accountNameHelp}
          focused
        />
      )}
      <PasswordField
        value={password}
        onValue={typing(setPassword)}
        isNew
        problem={ofName ? null : problem}
        focused={!asksName}
      />
      <StrengthMeter strength={strength} />
      <CheckBox checked={localUnlock} onChange={setLocalUnlock} testid="local-unlock">
        <span>
          <span class="t">{t.opensHere}</span>
          <span class="small block">{localUnlock ? t.opensHereDetail : t.asksServerDetail}</span>
        </span>
      </CheckBox>
      {!localUnlock && (
        <CheckBox checked={rememberName} onChange={setRememberName} testid="remember-name">
          <span>
            <span class="t">{t.rememberName}</span>
            <span class="small block">{t.rememberNameDetail}</span>
          </span>
        </CheckBox>
      )}
      <PersonalChoice value={personal} onValue={setPersonal} />
      <div class="work-acts">
        <Button weight="primary" type="submit" busy={busy} testid="continue">
          {verb}
        </Button>
        <Button weight="quiet" onClick={onBack}>
          {back}
        </Button>
      </div>
    </form>
  );
}
