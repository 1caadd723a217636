/** Enrols an account at the key server to which the identity was moved: a login there for each of the two servers, the passphrase typed once. Keeps nothing. */
import { useState } from 'preact/hooks';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { IssuerAccount, PasswordKey } from '../../../../messaging/login.ts';
import type { LoginOption } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { AccountChoice } from '../../../methods/oidc/account-choice.tsx';
import { AccountForm } from '../../../methods/oidc/account-form.tsx';
import { useAccount } from '../../../methods/oidc/use-account.ts';
import { registerPassword } from '../../../methods/password/opaque.ts';
import { withPersonal } from '../../../methods/password/personal.tsx';
import { MANAGING } from '../../../methods/proving-methods.ts';
import { toServerName } from '../../../server-picker/server-address.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';
import type { MethodActProps } from './method-act-props.ts';
import { OldServerGone } from './old-server-gone.tsx';

/** What the old server has confirmed. */
interface Old {
  key: PasswordKey;
  personal: string;
  passphrase: string;
}

export function EnrolAccountAgain({ snapshot, method, onClose }: MethodActProps) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const { account, choose, failure, ends } = useAccount();
  const [old, setOld] = useState<Old | null>(null);
  const to = snapshot.server?.origin ?? null;
  const [before, now] = [toServerName(method.enrolledAt ?? ''), toServerName(to ?? '')];
  const known = snapshot.loginOptions.find(({ methodId }) => methodId === method.id);
  // The old server is the one to ask first.
  const option: LoginOption = {
    ...(known ?? { methodId: method.id, kind: 'oidc', ceremony: null, usedLast: false }),
    oidc: {
      localUnlock: known?.oidc?.localUnlock ?? false,
      issuerId: known?.oidc?.issuerId ?? null,
      issuerName: known?.oidc?.issuerName ?? null,
    },
  };

  async function enrol(chosen: IssuerAccount, { key, personal, passphrase }: Old) {
    const methodId = method.id;
    const done = await run(
      t.enrolAt(method.name, now),
      async (proof) => {
        try {
          const at = { server: to, methodId, accountName: null, account: chosen };
          const made = await registerPassword(command, at, passphrase);
          const enrolled = { ...made, password: option.oidc?.localUnlock === true ? passphrase : null };
          const more = { accountName: null, enrolled, account: { of: chosen, proof }, ...withPersonal(personal) };
          await command('enrol-again', { methodId, key, ...more });
        } catch (error) {
          ends(error);
          throw error;
        }
      },
      t.enrolledAt(method.name, now),
      {
        ...MANAGING,
        except: [method.id],
        because: t.cannotConfirmItself,
      },
    );
    if (done) onClose();
  }

  return (
    <Dialog
      title={t.enrolAt(method.name, now)}
      roomy
      testid="enrol-account-dialog"
      onClose={onClose}
      foot={<Button onClick={onClose}>{t.notNow}</Button>}
    >
      <div class="stack">
        {old === null ? (
          <>
            <p class="small">{t.firstLogin(before)}</p>
            <AccountForm
              option={option}
              verb={t.goOn}
              byServer
              onAnswer={async ({ key, personal = '' }, _account, passphrase) => {
                if (key !== null) setOld({ key, personal, passphrase });
              }}
            />
          </>
        ) : (
          <>
            <p class="small">{t.secondLogin(before, now)}</p>
            <AccountChoice
              place={async () => ({ server: to, methodId: null })}
              placeKey={`${to}`}
              account={account}
              onAccount={choose}
              failure={failure}
            />
            <Problem text={problem} />
            {account !== null && (
              <div class="work-acts">
                <Button weight="primary" busy={busy} onClick={() => enrol(account, old)} testid="confirm-enrol">
                  {t.enrol}
                </Button>
              </div>
            )}
          </>
        )}
        <OldServerGone before={before} methodId={method.id}>
          {t.oldServerGoneForAccount(now)}
        </OldServerGone>
      </div>
    </Dialog>
  );
}
