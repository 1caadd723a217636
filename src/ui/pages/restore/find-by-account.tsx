/** Restores an identity with an account at an issuer and its passphrase, through the key server, which sees neither the passphrase nor the decrypted data. */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { IssuerAccount } from '../../../messaging/login.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { AccountChoice } from '../../methods/oidc/account-choice.tsx';
import { askWithPassphrase } from '../../methods/oidc/ask-with-passphrase.ts';
import { LocalUnlock } from '../../methods/oidc/local-unlock.tsx';
import { useAccount } from '../../methods/oidc/use-account.ts';
import { PasswordField } from '../../methods/password/password-field.tsx';
import { withPersonal } from '../../methods/password/personal.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { type Failure, FindFailed, toFailure } from './find-failed.tsx';
import { FindActs, PersonalToFind } from './find-parts.tsx';
import { KeepCopy, type Source } from './source.tsx';

/** `server`: URL of the key server that `source` gave. */
export function FindByAccount({ source, server }: { source: Source; server: string }) {
  const command = useCommand();
  const { account, choose, failure: ended, ends } = useAccount();
  const [passphrase, setPassphrase] = useState('');
  const [personal, setPersonal] = useState<string | null>(null);
  const [localUnlock, setLocalUnlock] = useState(true);
  const [wrong, setWrong] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const place = { server, methodId: null };

  const clear = () => {
    setWrong(null);
    setFailure(null);
  };
  async function find(chosen: IssuerAccount) {
    const key = await askWithPassphrase(command, place, chosen, passphrase);
    const keeps = source.keepCopy && localUnlock;
    const answer = {
      kind: 'oidc' as const,
      issuer: chosen.issuer,
      key,
      password: keeps ? passphrase : null,
      rememberName: false,
    };
    await source.find({ server, keepCopy: source.keepCopy, answer, ...withPersonal(personal) });
    if (source.keepCopy) await askToKeepStorage();
  }
  async function open() {
    if (busy || account === null) return;
    clear();
    if (passphrase === '') return setWrong(t.enterPassphrase);
    setBusy(true);
    try {
      await find(account);
    } catch (error) {
      if (ends(error)) return;
      // The server gives the same answer for an account that it does not know and a wrong passphrase.
      if (isWalletError(error, 'wrong-credential') || isWalletError(error, 'wrong-personal')) setWrong(error.message);
      else setFailure(toFailure(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <StageLayout title={t.accountTitle} lede={t.accountLede} lit="all">
      <form
        class="work-body stack"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        {failure !== null && <FindFailed failure={failure} />}
        <AccountChoice
          place={async () => place}
          placeKey={server}
          account={account}
          onAccount={(chosen) => {
            choose(chosen);
            clear();
          }}
          failure={ended}
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
              isNew={false}
              problem={wrong}
              focused
              onEnter={open}
              testid="passphrase"
            />
            <PersonalToFind
              value={personal}
              onValue={(text) => {
                setPersonal(text);
                clear();
              }}
              onEnter={open}
            />
          </>
        )}
      </form>
      <p class="place-line small">{t.restoringFrom(toServerName(server))}</p>
      {account !== null && <KeepCopy source={source} />}
      {account !== null && source.keepCopy && (
        <div class="keep-copy">
          <LocalUnlock checked={localUnlock} onChange={setLocalUnlock} />
        </div>
      )}
      <FindActs busy={busy} onOpen={account === null ? null : open} />
    </StageLayout>
  );
}
