/**
 * Logs in with a password of a method that this profile knows: by itself where this computer may, else by way of the key
 * server. The typed text lives as long as the form.
 */
import { useState } from 'preact/hooks';
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { password as t } from '../../../locales/en/ui/methods/password.ts';
import type { PasswordAnswer } from '../../../messaging/login.ts';
import type { LoginOption } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { askEitherServer } from './opaque.ts';
import { AccountNameField, PasswordField } from './password-field.tsx';
import { PersonalField, withPersonal } from './personal.tsx';

export interface PasswordFormProps {
  option: LoginOption;
  verb: string;
  /** Always ask the server: a proof goes through the rows, for which the copy on this computer is not enough. */
  byServer: boolean;
  onAnswer: (answer: PasswordAnswer) => Promise<unknown>;
}

export function PasswordForm({ option, verb, byServer, onAnswer }: PasswordFormProps) {
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const [password, setPassword] = useState('');
  const [accountName, setAccountName] = useState('');
  const [personal, setPersonal] = useState('');
  // The copy here did not open, or cannot tell: the server can.
  const [wantsServer, setWantsServer] = useState(false);
  const [mayAsk, setMayAsk] = useState(false);

  const localUnlock = option.password?.localUnlock === true;
  const asks = byServer || !localUnlock || wantsServer;
  const asksName = asks && option.password?.asksName === true;

  async function answer(asking: boolean) {
    const { methodId } = option;
    const typed = {
      kind: 'password',
      methodId,
      password: localUnlock ? password : null,
      ...withPersonal(personal),
    } as const;
    if (!asking) {
      await onAnswer({ ...typed, key: null });
      return;
    }
    const place = { server: null, methodId, accountName: asksName ? accountName : null };
    await onAnswer({ ...typed, key: await askEitherServer(command, place, password, option.password?.movedTo) });
  }

  async function submit(asking: boolean) {
    if (busy) return;
    await run(async () => {
      if (password === '') throw new WalletError('bad-input', t.enterPassword);
      if (asksName && accountName.trim() === '') throw new WalletError('bad-input', t.enterAccountName);
      try {
        await answer(asking);
      } catch (error) {
        if (!asking && isWalletError(error, 'needs-login')) setWantsServer(true);
        if (!asking && isWalletError(error, 'wrong-credential')) setMayAsk(true);
        throw error;
      }
    });
  }

  const typing = (set: (text: string) => void) => (text: string) => {
    set(text);
    clear();
  };
  return (
    <form
      class="key-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit(asks);
      }}
    >
      {asksName && <AccountNameField value={accountName} onValue={typing(setAccountName)} focused />}
      <PasswordField
        value={password}
        onValue={typing(setPassword)}
        isNew={false}
        problem={problem}
        help={asks ? t.checkedByServer : t.checkedHere}
        focused={!asksName}
        onEnter={() => submit(asks)}
      />
      {option.personal === true && (
        <PersonalField value={personal} onValue={typing(setPersonal)} onEnter={() => submit(asks)} />
      )}
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={() => submit(asks)} testid="continue">
          {verb}
        </Button>
        {mayAsk && !asks && (
          <Button
            weight="quiet"
            testid="ask-server"
            onClick={() => {
              setWantsServer(true);
              if (option.password?.asksName !== true) submit(true);
            }}
          >
            {t.changedElsewhere}
          </Button>
        )}
      </div>
    </form>
  );
}
