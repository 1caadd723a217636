/** Chooses a password for a login method: account name, password, what guessing it costs, how this computer keeps it. What becomes of it is the caller's. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
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
  const ofName = problem !== null && /account name/i.test(problem);

  const typing = (set: (text: string) => void) => (text: string) => {
    set(text);
    clear();
  };
  const submit = () =>
    run(async () => {
      if (asksName && accountName.trim() === '') throw new WalletError('bad-input', 'Choose an account name.');
      if (password === '') throw new WalletError('bad-input', 'Choose a password.');
      const judged = toStrength(await estimateGuesses(password, [accountName]), localUnlock);
      if (!judged.isEnough) throw new WalletError('bad-input', 'This password is too easy to guess. Make it longer.');
      if (personal !== null && personal.trim() === '')
        throw new WalletError('bad-input', 'Type what only you know, or untick the box.');
      const registered = await registerPassword(
        command,
        { ...place, accountName: asksName ? accountName : null },
        password,
      );
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
          help="Any name that nobody else has taken there. You need it to log in on another computer."
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
          <span class="t">Open on this computer without the server</span>
          <span class="small block">
            {localUnlock
              ? 'Quick, and works offline. Anyone who takes this computer can try to guess the password, at the cost shown above.'
              : 'Each login asks the server, which allows only a few attempts. Without a connection you can’t log in.'}
          </span>
        </span>
      </CheckBox>
      {!localUnlock && (
        <CheckBox checked={rememberName} onChange={setRememberName} testid="remember-name">
          <span>
            <span class="t">Remember the account name on this computer</span>
            <span class="small block">
              Anyone can read it while the wallet is locked. Otherwise you type it at each login.
            </span>
          </span>
        </CheckBox>
      )}
      <PersonalChoice value={personal} onValue={setPersonal} />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={submit} testid="continue">
          {verb}
        </Button>
        <Button weight="quiet" onClick={onBack}>
          {back}
        </Button>
      </div>
    </form>
  );
}
