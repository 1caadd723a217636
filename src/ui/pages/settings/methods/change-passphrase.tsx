/** A new passphrase for an account that stays: the login there and the old passphrase first, which alone can do it, then the new one. */
import { useState } from 'preact/hooks';
import type { IssuerAccount, PasswordKey } from '../../../../messaging/login.ts';
import type { LoginOption } from '../../../../messaging/snapshot.ts';
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
      title={`Change the passphrase of “${method.name}”`}
      roomy
      testid="change-passphrase-dialog"
      onClose={onClose}
    >
      {old === null ? (
        <div class="stack">
          <p class="small">First log in with your account and the current passphrase. Only they can change it.</p>
          <AccountForm
            option={option}
            verb="Continue"
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
            verb="Change the passphrase"
            back="Cancel"
            onBack={onClose}
            onMade={async ({ name: _name, ...password }) => {
              await command('change-password', { methodId: method.id, key: old.key, ...old.extra, password });
              say('The passphrase is changed');
              onClose();
            }}
          />
          <WarningBox severity="note" title="Your other computers ask for the new one" rule="new-password">
            <p>
              They find out the next time they contact the key server. If somebody else may know the old passphrase,
              remove this login method instead and add a new one: that gives your characters new keys, too.
            </p>
          </WarningBox>
        </div>
      )}
    </Dialog>
  );
}
