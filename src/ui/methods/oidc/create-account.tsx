/** Makes a login method of an account: the login there, then a passphrase. What becomes of it is the caller's. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import { oidc as t } from '../../../locales/en/ui/methods/oidc.ts';
import { methods } from '../../../locales/en/ui/methods.ts';
import type { IssuerAccount, NewOidc } from '../../../messaging/login.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/field.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { toStrength } from '../password/cost.ts';
import { estimateGuesses } from '../password/estimate.ts';
import { registerPassword } from '../password/opaque.ts';
import { PasswordField } from '../password/password-field.tsx';
import { PersonalChoice, withPersonal } from '../password/personal.tsx';
import { StrengthMeter, useStrength } from '../password/strength-meter.tsx';
import { AccountChoice } from './account-choice.tsx';
import { LocalUnlock } from './local-unlock.tsx';
import type { AccountPlace } from './log-in-at-issuer.ts';
import { useAccount } from './use-account.ts';

export interface CreateAccountProps {
  place: AccountPlace;
  /** Of the login method. */
  name?: string | undefined;
  /** Personal information, if it was typed before. */
  first?: string | null | undefined;
  /** For a new passphrase: the account that it stays with. */
  fixed?: IssuerAccount | undefined;
  verb: string;
  back: string;
  onMade: (made: NewOidc) => Promise<unknown>;
  onBack: () => void;
}

export function CreateAccount({ place, name, first, fixed, verb, back, onMade, onBack }: CreateAccountProps) {
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const { account, choose, failure, ends } = useAccount(fixed);
  const [passphrase, setPassphrase] = useState('');
  const [localUnlock, setLocalUnlock] = useState(true);
  const [remember, setRemember] = useState(false);
  const [personal, setPersonal] = useState<string | null>(first ?? null);
  const strength = useStrength(passphrase, '', localUnlock);

  async function make(chosen: IssuerAccount) {
    if (fixed !== undefined && chosen.row !== fixed.row) throw new WalletError('wrong-credential', t.otherAccount);
    if (passphrase === '') throw new WalletError('bad-input', t.choosePassphrase);
    const judged = toStrength(await estimateGuesses(passphrase, []), localUnlock);
    if (!judged.isEnough) throw new WalletError('bad-input', t.tooEasy);
    if (personal !== null && personal.trim() === '') throw new WalletError('bad-input', t.enterPersonal);
    const { server, methodId } = place;
    const at = { server, methodId, accountName: null, account: chosen };
    const registered = await registerPassword(command, at, passphrase);
    await onMade({
      kind: 'oidc',
      name: name ?? methods.kinds.oidc.name,
      account: chosen,
      ...registered,
      password: localUnlock ? passphrase : null,
      // A computer that opens with the passphrase alone does not need to know the issuer, so it is not stored there.
      rememberName: remember && !localUnlock,
      ...withPersonal(personal),
    });
  }
  const submit = () => {
    if (account === null || busy) return;
    run(async () => {
      try {
        await make(account);
      } catch (error) {
        if (!ends(error)) throw error;
      }
    });
  };
  return (
    <form
      class="stack new-password"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <AccountChoice
        place={async () => place}
        placeKey={`${place.server}`}
        account={account}
        onAccount={(chosen) => {
          choose(chosen);
          clear();
        }}
        failure={failure}
      />
      {account !== null && (
        <>
          <PasswordField
            label={t.passphrase}
            value={passphrase}
            onValue={(text) => {
              setPassphrase(text);
              clear();
            }}
            isNew
            problem={problem}
            help={t.passphraseHelp}
            focused
            testid="passphrase"
          />
          <StrengthMeter strength={strength} />
          <LocalUnlock checked={localUnlock} onChange={setLocalUnlock} />
          {!localUnlock && (
            <CheckBox checked={remember} onChange={setRemember} testid="remember-name">
              <span>
                <span class="t">{t.rememberIssuer(account.issuer.name)}</span>
                <span class="small block">{t.rememberIssuerDetail}</span>
              </span>
            </CheckBox>
          )}
          <PersonalChoice value={personal} onValue={setPersonal} />
        </>
      )}
      <div class="work-acts">
        {account !== null && (
          <Button weight="primary" type="submit" busy={busy} testid="continue">
            {verb}
          </Button>
        )}
        <Button weight="quiet" onClick={onBack}>
          {back}
        </Button>
      </div>
    </form>
  );
}
