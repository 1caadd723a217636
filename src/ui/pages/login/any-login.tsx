/**
 * Logs in without saying to which identity. The page is the same on every computer, whether there is more to open or not: it lists
 * nothing, and the wallet tries what is brought with everything that it has here.
 */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import type { LoginOption } from '../../../messaging/login-option.ts';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { CertificateForm } from '../../methods/certificate/certificate-form.tsx';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
import { METHODS, TOUCH } from '../../methods/methods.ts';
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

const SAID: Record<Way, { title: string; detail: string }> = {
  password: { title: 'Password', detail: 'A password that this computer checks by itself.' },
  certificate: { title: 'Certificate', detail: 'The file with your private key, and its password.' },
  'recovery-key': { title: 'Recovery key', detail: 'The letters and digits on your paper.' },
};

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
    <StageLayout
      title="Log in with what you have"
      lede="It opens the identities that it belongs to on this computer."
      lit="none"
    >
      <div class="work-body">
        {problem !== null && !running && (
          <WarningBox severity="caution" title="Nothing opened">
            <p>{problem}</p>
          </WarningBox>
        )}
        {running ? (
          <TouchCard
            icon={TOUCH.passkey.icon}
            said={{
              title: 'Waiting for the touch',
              detail: 'Choose the passkey, or plug in your security key. Your browser asks twice.',
            }}
          >
            <Button onClick={stop}>Stop</Button>
          </TouchCard>
        ) : (
          <>
            {way === 'password' && <AnyPassword />}
            {way === 'certificate' && (
              <CertificateForm
                option={ANY_CERTIFICATE}
                verb="Log in"
                onAnswer={(answer) => command('unlock', answer)}
              />
            )}
            {way === 'recovery-key' && (
              <RecoveryKeyForm verb="Log in" onKey={(key) => command('unlock-with-recovery-key', key)} />
            )}
            <h2 class="h3 another-way">Other ways</h2>
            <MethodRows>
              <MethodChoice
                icon={TOUCH.passkey.icon}
                said={{ title: 'Passkey or security key', detail: 'Your browser lists the passkeys of this computer.' }}
                testid="any-touch"
                onClick={() => void touch()}
              />
              {WAYS.filter((other) => other !== way).map((other) => (
                <MethodChoice
                  key={other}
                  icon={METHODS[other].icon}
                  said={SAID[other]}
                  testid={`any-${other}`}
                  onClick={() => setWay(other)}
                />
              ))}
            </MethodRows>
          </>
        )}
        <div class="work-acts">
          <Button weight="quiet" testid="any-back" onClick={onBack}>
            Back
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
      if (password === '') throw new WalletError('bad-input', 'Type the password.');
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
        help="This computer checks it by itself. Nothing is sent."
        focused
        onEnter={() => void submit()}
      />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={() => void submit()} testid="continue">
          Log in
        </Button>
      </div>
    </form>
  );
}
