/** A new password for a login method that stays: the old one first, which alone can do it, then the new one. Keeps neither. */

import { useState } from 'preact/hooks';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { PasswordAnswer } from '../../../../messaging/login.ts';
import type { LoginOption } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { CreatePassword } from '../../../methods/password/create-password.tsx';
import { PasswordForm } from '../../../methods/password/password-form.tsx';
import { useCommand } from '../../../wallet.tsx';
import type { MethodActProps } from './method-act-props.ts';

export function ChangePassword({ snapshot, method, onClose }: MethodActProps) {
  const command = useCommand();
  const say = useToast();
  const [old, setOld] = useState<PasswordAnswer | null>(null);
  // One that does not open here is asked for in the same way: the open identity knows its account name.
  const option: LoginOption = snapshot.loginOptions.find(({ methodId }) => methodId === method.id) ?? {
    methodId: method.id,
    kind: 'password',
    ceremony: null,
    password: { localUnlock: false, asksName: false },
    usedLast: false,
  };
  return (
    <Dialog
      title={t.changePasswordOf(method.name)}
      roomy
      testid="change-password-dialog"
      onClose={onClose}
      foot={old?.key == null ? <Button onClick={onClose}>{t.cancel}</Button> : undefined}
    >
      {old?.key == null ? (
        <div class="stack">
          <p class="small">{t.currentPasswordFirst}</p>
          <PasswordForm option={option} verb={t.goOn} byServer onAnswer={async (answer) => setOld(answer)} />
        </div>
      ) : (
        <div class="stack">
          <CreatePassword
            place={{ server: null, methodId: method.id }}
            first={old.personal}
            verb={t.changePassword}
            back={t.cancel}
            onBack={onClose}
            onMade={async ({ name: _name, accountName: _accountName, ...password }) => {
              const { key, personal } = old;
              if (key === null) return;
              const extra = personal === undefined ? {} : { personal };
              await command('change-password', { methodId: method.id, key, ...extra, password });
              say(t.passwordChanged);
              onClose();
            }}
          />
          <WarningBox severity="note" title={t.othersAskForNew} rule="new-password">
            <p>{t.othersAskForNewPassword}</p>
          </WarningBox>
        </div>
      )}
    </Dialog>
  );
}
