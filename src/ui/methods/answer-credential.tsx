/** Logs in with one of the methods that this profile knows: touch methods first, then the others, the recovery key last. The caller decides what the answer is used for. */
import { useEffect, useState } from 'preact/hooks';
import { unreachable } from '../../lib/errors.ts';
import { login as t } from '../../locales/en/ui/methods/login.ts';
import { methods } from '../../locales/en/ui/methods.ts';
import { isTouch, type LoginAnswer, type TypedRecoveryKey } from '../../messaging/login.ts';
import type { LoginOption } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { WarningBox } from '../components/warning.tsx';
import { CertificateForm } from './certificate/certificate-form.tsx';
import { ICONS } from './icons.ts';
import { firstOf, toDetail, toHandle, toTitle } from './login-options.ts';
import { inOrder } from './login-order.ts';
import { MethodChoice, MethodRows } from './method-list.tsx';
import { AccountForm } from './oidc/account-form.tsx';
import { StorageForm } from './own-storage/storage-form.tsx';
import { useAuthenticatorNames } from './passkey/authenticator-name.ts';
import { answerCeremony } from './passkey/ceremony.ts';
import { TouchCard } from './passkey/touch-card.tsx';
import { useCeremony } from './passkey/use-ceremony.ts';
import { PasswordForm } from './password/password-form.tsx';
import { PersonalField, withPersonal } from './password/personal.tsx';
import { RecoveryKeyForm } from './recovery-key/recovery-key-form.tsx';

export interface AnswerProps {
  options: readonly LoginOption[];
  /** Names of methods by id, where they may be known (something is open). */
  names?: ReadonlyMap<string, string> | undefined;
  /** The verb on the button below a typed secret. */
  verb: string;
  onAnswer: (answer: LoginAnswer) => Promise<unknown>;
  /** The password must ask the server, and own storage its file, even if this computer opens without it; a proof needs that. */
  byServer?: boolean | undefined;
  /** Without it the recovery key is not offered. */
  onRecoveryKey?: ((key: TypedRecoveryKey) => Promise<unknown>) | undefined;
  /** A recovery key of this identity is known to ask for something that only the user knows. */
  keyAsks?: boolean | undefined;
  /** Starts the first method without a click. */
  starts?: boolean | undefined;
  /** Called when another method becomes the first one; `null`: the recovery key; `undefined`: none, as all are frozen. */
  onWay?: ((option: LoginOption | null | undefined) => void) | undefined;
}

export function AnswerCredential({
  options,
  names,
  verb,
  onAnswer,
  onRecoveryKey,
  keyAsks,
  starts,
  onWay,
  byServer,
}: AnswerProps) {
  const ordered = inOrder(options);
  // By id: every snapshot brings new objects. `null`: the recovery key; `undefined`: nothing is chosen, as all others are frozen.
  const [way, setWay] = useState<string | null | undefined>(
    firstOf(options)?.methodId ?? (ordered.length > 0 ? undefined : null),
  );
  const first = ordered.find(({ methodId }) => methodId === way) ?? null;
  const { running, problem, run, stop } = useCeremony();
  const [personal, setPersonal] = useState('');
  const [missing, setMissing] = useState(false);
  const models = useAuthenticatorNames();

  const choose = (option: LoginOption | null) => {
    setWay(option?.methodId ?? null);
    onWay?.(option);
  };
  const goBack = () => {
    const usable = firstOf(options);
    setWay(usable?.methodId);
    onWay?.(usable);
  };
  const touch = (option: LoginOption) => {
    choose(option);
    // Typed methods come first: a waiting WebAuthn dialog would take the window's focus.
    if (!isTouch(option.kind)) return stop();
    if (option.personal === true && personal.trim() === '') {
      setMissing(option === first);
      return stop();
    }
    const extra = option.personal === true ? withPersonal(personal) : {};
    return run(async () => onAnswer({ ...(await answerCeremony(option)), ...extra }));
  };
  useEffect(() => {
    if (starts === true && first !== null && document.hasFocus()) touch(first);
  }, []);

  if (first === null && way !== undefined && onRecoveryKey !== undefined)
    return (
      <RecoveryKeyForm
        verb={verb}
        onKey={onRecoveryKey}
        asks={keyAsks}
        onBack={ordered.length === 0 ? undefined : goBack}
      />
    );

  const title = (option: LoginOption) => toTitle(option, ordered, names);
  const said = (option: LoginOption) => ({
    title: title(option),
    detail: toDetail(option, ordered, { names: models, now: Date.now() }),
  });
  const rest = ordered.filter((option) => option !== first);
  const failed = !running && problem !== null;

  /** The chosen method, ready to be used: a form, a button, or the ceremony under way. */
  const firstMethod = (option: LoginOption) => {
    switch (option.kind) {
      case 'password':
        return (
          <PasswordForm
            key={option.methodId}
            option={option}
            verb={verb}
            byServer={byServer === true}
            onAnswer={onAnswer}
          />
        );
      case 'own-storage':
        return (
          <StorageForm
            key={option.methodId}
            option={option}
            verb={verb}
            byFile={byServer === true}
            onAnswer={onAnswer}
          />
        );
      case 'certificate':
        return <CertificateForm key={option.methodId} option={option} verb={verb} onAnswer={onAnswer} />;
      case 'oidc':
        return (
          <AccountForm
            key={option.methodId}
            option={option}
            verb={verb}
            byServer={byServer === true}
            onAnswer={onAnswer}
          />
        );
      case 'passkey':
      case 'security-key':
        return running ? (
          <TouchCard icon={ICONS[option.kind]} said={t.waiting[option.kind]}>
            <Button weight="quiet" testid="unlock" onClick={() => touch(option)}>
              {t.startAgain}
            </Button>
            <Button onClick={stop}>{t.stop}</Button>
          </TouchCard>
        ) : (
          <MethodChoice
            first
            icon={ICONS[option.kind]}
            said={said(option)}
            testid="unlock"
            innerTestid={toHandle(option)}
            methodId={option.methodId}
            onClick={() => touch(option)}
          />
        );
      default:
        return unreachable(option.kind);
    }
  };
  const recoveryKey = onRecoveryKey !== undefined && (
    <MethodChoice
      icon={ICONS['recovery-key']}
      said={{ title: methods.kinds['recovery-key'].name, detail: t.details['recovery-key'] }}
      testid="unlock-with-recovery-key"
      onClick={() => {
        stop();
        choose(null);
      }}
    />
  );
  return (
    <>
      {failed && (
        <WarningBox severity="caution" title={t.didNotUnlock}>
          <p>{problem}</p>
        </WarningBox>
      )}
      {first !== null && first.personal === true && isTouch(first.kind) && !running && (
        <PersonalField
          value={personal}
          onValue={(text) => {
            setPersonal(text);
            setMissing(false);
          }}
          problem={missing ? t.enterPersonalFirst : null}
          onEnter={() => touch(first)}
        />
      )}
      {first?.frozen && !isTouch(first.kind) && <p class="small">{t.frozen}</p>}
      {first !== null && firstMethod(first)}
      {(rest.length > 0 || onRecoveryKey !== undefined) && (
        <>
          {first !== null && <h2 class="h3 another-way">{t.otherWays}</h2>}
          <MethodRows>
            {first === null && recoveryKey}
            {rest.map((option) => (
              <MethodChoice
                key={option.methodId}
                icon={ICONS[option.kind]}
                said={said(option)}
                testid={toHandle(option)}
                methodId={option.methodId}
                onClick={() => touch(option)}
              />
            ))}
            {first !== null && recoveryKey}
          </MethodRows>
        </>
      )}
    </>
  );
}
