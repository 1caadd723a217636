/**
 * Logs in with an account of a method that this profile knows: with the passphrase alone where this computer may, else by way of the account
 * and the key server. The typed text lives as long as the form.
 */
import { useState } from 'preact/hooks';
import { isWalletError, WalletError } from '../../../lib/errors.ts';
import { oidc as t } from '../../../locales/en/ui/methods/oidc.ts';
import type { IssuerAccount, PasswordAnswer } from '../../../messaging/login.ts';
import type { LoginOption } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import { useAct, useCommand } from '../../wallet.tsx';
import { PasswordField } from '../password/password-field.tsx';
import { PersonalField, withPersonal } from '../password/personal.tsx';
import { AccountChoice } from './account-choice.tsx';
import { askWithPassphrase } from './ask-with-passphrase.ts';
import { useAccount } from './use-account.ts';

export interface AccountFormProps {
  option: LoginOption;
  verb: string;
  /** Always ask the server: a proof goes through the rows, for which the copy on this computer is not enough. */
  byServer: boolean;
  /** `account`: the one that was used, if the server was asked. `passphrase`: as typed. */
  onAnswer: (answer: PasswordAnswer, account: IssuerAccount | null, passphrase: string) => Promise<unknown>;
}

export function AccountForm({ option, verb, byServer, onAnswer }: AccountFormProps) {
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const { account, choose, failure, ends } = useAccount();
  const [passphrase, setPassphrase] = useState('');
  const [personal, setPersonal] = useState('');
  // The copy here did not open, or cannot tell: the server can.
  const [wantsServer, setWantsServer] = useState(false);
  const [mayAsk, setMayAsk] = useState(false);
  // The identity was moved, and another computer may have enrolled the account at the new server.
  const [server, setServer] = useState<string | null>(null);

  const localUnlock = option.oidc?.localUnlock === true;
  const asks = byServer || !localUnlock || wantsServer;
  const movedTo = server === null ? option.oidc?.movedTo : undefined;
  const place = { server, methodId: option.methodId };

  async function answer(chosen: IssuerAccount | null) {
    if (passphrase === '') throw new WalletError('bad-input', t.enterPassphrase);
    const typed = {
      kind: 'oidc',
      methodId: option.methodId,
      password: localUnlock ? passphrase : null,
      ...withPersonal(personal),
    } as const;
    const key = chosen === null ? null : await askWithPassphrase(command, place, chosen, passphrase);
    await onAnswer({ ...typed, key }, chosen, passphrase);
  }
  const submit = () => {
    if (busy || (asks && account === null)) return;
    run(async () => {
      try {
        await answer(asks ? account : null);
      } catch (error) {
        if (asks && ends(error)) return;
        if (!asks && isWalletError(error, 'needs-login')) setWantsServer(true);
        if (!asks && isWalletError(error, 'wrong-credential')) setMayAsk(true);
        throw error;
      }
    });
  };
  const typing = (set: (text: string) => void) => (text: string) => {
    set(text);
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
      {asks && (
        <AccountChoice
          place={async () => place}
          placeKey={`${option.methodId} ${server}`}
          account={account}
          onAccount={(chosen) => {
            choose(chosen);
            clear();
          }}
          issuerId={server === null ? option.oidc?.issuerId : null}
          failure={failure}
        />
      )}
      {asks && movedTo !== undefined && (
        <div>
          <Button
            weight="quiet"
            testid="ask-moved-server"
            onClick={() => {
              clear();
              choose(null);
              setServer(movedTo);
            }}
          >
            {t.enrolledAt(toServerName(movedTo))}
          </Button>
        </div>
      )}
      {(!asks || account !== null) && (
        <>
          <PasswordField
            label={t.passphrase}
            value={passphrase}
            onValue={typing(setPassphrase)}
            isNew={false}
            problem={problem}
            help={asks ? t.checkedByServer : t.checkedHere}
            focused
            onEnter={submit}
            testid="passphrase"
          />
          {option.personal === true && (
            <PersonalField value={personal} onValue={typing(setPersonal)} onEnter={submit} />
          )}
          <div class="work-acts">
            <Button weight="primary" busy={busy} onClick={submit} testid="continue">
              {verb}
            </Button>
            {mayAsk && !asks && (
              <Button
                weight="quiet"
                testid="ask-server"
                onClick={() => {
                  clear();
                  setWantsServer(true);
                }}
              >
                {t.changedElsewhere}
              </Button>
            )}
          </div>
        </>
      )}
    </form>
  );
}
