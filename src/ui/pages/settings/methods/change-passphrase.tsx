/** A new passphrase for an account that stays: the login there and the old passphrase first, which alone can do it, then the new one. */

import { useState } from 'preact/hooks';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { IssuerAccount, PasswordKey } from '../../../../messaging/login.ts';
import type { LoginOption } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { AccountForm } from '../../../methods/oidc/account-form.tsx';
import { CreateAccount } from '../../../methods/oidc/create-account.tsx';
import { useCommand } from '../../../wallet.tsx';
import type { MethodActProps } from './method-act-props.ts';

interface Old {
  account: IssuerAccount;
  key: PasswordKey;
  extra: { personal?: string };
}

export function ChangePassphrase({ snapshot, method, onClose }: MethodActProps) {
  const command = useCommand();
  const say = useToast();
  const [old, setOld] = useState<Old | null>(null);
  const option: LoginOption = snapshot.loginOptions.find(({ methodId }) => methodId === method.id) ?? {
    methodId: method.id,
    kind: 'oidc',
    ceremony: null,
    oidc: { localUnlock: false, issuerId: null, issuerName: null },
    usedLast: false,
  };
  return (
    <Dialog
      title={t.changePassphraseOf(method.name)}
      roomy
      testid="change-passphrase-dialog"
      onClose={onClose}
      foot={old === null ? <Button onClick={onClose}>{t.cancel}</Button> : undefined}
    >
      {old === null ? (
        <div class="stack">
          <p class="small">{t.currentPassphraseFirst}</p>
          <AccountForm
            option={option}
            verb={t.goOn}
            byServer
            onAnswer={async ({ key, personal }, account) => {
              if (key !== null && account !== null)
                setOld({ key, account, extra: personal === undefined ? {} : { personal } });
            }}
          />
        </div>
      ) : (
        <div class="stack">
          <CreateAccount
            place={{ server: null, methodId: method.id }}
            fixed={old.account}
            first={old.extra.personal}
            verb={t.changePassphrase}
            back={t.cancel}
            onBack={onClose}
            onMade={async ({ name: _name, ...password }) => {
              await command('change-password', { methodId: method.id, key: old.key, ...old.extra, password });
              say(t.passphraseChanged);
              onClose();
            }}
          />
          <WarningBox severity="note" title={t.othersAskForNew} rule="new-password">
            <p>{t.othersAskForNewPassphrase}</p>
          </WarningBox>
        </div>
      )}
    </Dialog>
  );
}
