/**
 * Logs in without saying to which identity. The page is the same on every computer, whether there is more to open or not: it lists
 * nothing, and the wallet tries what is brought with everything that it has here.
 */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import { login as t } from '../../../locales/en/ui/pages/login.ts';
import type { LoginOption } from '../../../messaging/login-option.ts';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { CertificateForm } from '../../methods/certificate/certificate-form.tsx';
import { ICONS } from '../../methods/icons.ts';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
import { answerCeremony, discoverCredential } from '../../methods/passkey/ceremony.ts';
import { TouchCard } from '../../methods/passkey/touch-card.tsx';
import { useCeremony } from '../../methods/passkey/use-ceremony.ts';
import { PasswordField } from '../../methods/password/password-field.tsx';
import { RecoveryKeyForm } from '../../methods/recovery-key/recovery-key-form.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';

/** No certificate in particular. */
const ANY_CERTIFICATE: LoginOption = { methodId: '', kind: 'certificate', ceremony: null, usedLast: false };

const WAYS = ['password', 'certificate', 'recovery-key'] as const;
type Way = (typeof WAYS)[number];

export function AnyLogin({ onBack }: { onBack: () => void }) {
  const command = useCommand();
  const [way, setWay] = useState<Way>('password');
  const { running, problem, run, stop } = useCeremony();

  // The browser names the credential first. How its keys are asked depends on that, so there is a second touch.
  const touch = () =>
    run(async () => {
      const { credentialId } = await discoverCredential(await command('discovery-options', {}));
      const option = await command('find-ceremony', { credentialId });
      await command('unlock', await answerCeremony(option));
    });

  return (
    <StageLayout title={t.anyTitle} lede={t.anyLede} lit="none">
      <div class="work-body">
        {problem !== null && !running && (
          <WarningBox severity="caution" title={t.nothingOpened}>
            <p>{problem}</p>
          </WarningBox>
        )}
        {running ? (
          <TouchCard
            icon={ICONS.passkey}
            said={{
              title: t.touchWaits,
              detail: t.touchWaitsDetail,
            }}
          >
            <Button onClick={stop}>{t.stop}</Button>
          </TouchCard>
        ) : (
          <>
            {way === 'password' && <AnyPassword />}
            {way === 'certificate' && (
              <CertificateForm
                option={ANY_CERTIFICATE}
                verb={t.logIn}
                onAnswer={(answer) => command('unlock', answer)}
              />
            )}
            {way === 'recovery-key' && (
              <RecoveryKeyForm verb={t.logIn} onKey={(key) => command('unlock-with-recovery-key', key)} />
            )}
            <h2 class="h3 another-way">{t.otherWays}</h2>
            <MethodRows>
              <MethodChoice
                icon={ICONS.passkey}
                said={{ title: t.touch, detail: t.touchDetail }}
                testid="any-touch"
                onClick={() => void touch()}
              />
              {WAYS.filter((other) => other !== way).map((other) => (
                <MethodChoice
                  key={other}
                  icon={ICONS[other]}
                  said={t.ways[other]}
                  testid={`any-${other}`}
                  onClick={() => setWay(other)}
                />
              ))}
            </MethodRows>
          </>
        )}
        <div class="work-acts">
          <Button weight="quiet" testid="any-back" onClick={onBack}>
            {t.back}
          </Button>
        </div>
      </div>
    </StageLayout>
  );
}

/** A password that this computer checks by itself. The typed text lives as long as the form. */
function AnyPassword() {
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const [password, setPassword] = useState('');

  const submit = () =>
    run(async () => {
      if (password === '') throw new WalletError('bad-input', t.enterPassword);
      await command('unlock', { kind: 'password', methodId: '', password, key: null });
    });

  return (
    <form
      class="key-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <PasswordField
        value={password}
        onValue={(text) => {
          setPassword(text);
          clear();
        }}
        isNew={false}
        problem={problem}
        help={t.passwordHelp}
        focused
        onEnter={() => void submit()}
      />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={() => void submit()} testid="continue">
          {t.logIn}
        </Button>
      </div>
    </form>
  );
}
