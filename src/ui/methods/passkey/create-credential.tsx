/** Creates a credential for a new login method and checks that two PRF reads agree. The caller decides what to do with the credential. */
import { useEffect, useState } from 'preact/hooks';
import { passkey as t } from '../../../locales/en/ui/methods/passkey.ts';
import type { NewTouch, TouchKind } from '../../../messaging/login.ts';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { useCommand } from '../../wallet.tsx';
import { ICONS } from '../icons.ts';
import { withPersonal } from '../password/personal.tsx';
import { type CreationStep, createCredential } from './ceremony.ts';
import { TouchCard } from './touch-card.tsx';
import { useCeremony } from './use-ceremony.ts';

/**
 * Begins at once. `onMade` hands the credential to the worker; while it runs the card stays, and its failure is shown here.
 * `onBack` is offered while waiting and after a failure. `name`: of the login method; without it a plain one by kind.
 */
export function CreateCredential(props: {
  kind: TouchKind;
  name?: string | undefined;
  /** Personal information that the method will also ask for. */
  personal?: string | null | undefined;
  /** Id of the login method whose credential this one replaces. */
  replaces?: string | undefined;
  onMade: (credential: NewTouch) => Promise<unknown>;
  onBack: () => void;
}) {
  const { kind, name } = props;
  const command = useCommand();
  const { running, problem, run, stop } = useCeremony();
  const [step, setStep] = useState<CreationStep | 'made'>('create');

  const begin = () =>
    run(async () => {
      setStep('create');
      const options = await command('creation-options', { replaces: props.replaces ?? null });
      const made = await createCredential(options, kind, { ...(name === undefined ? {} : { name }), onStep: setStep });
      setStep('made');
      await props.onMade({ ...made, ...withPersonal(props.personal ?? null) });
    });
  useEffect(() => {
    begin();
  }, [kind]);

  if (!running && problem !== null)
    return (
      <div class="stack">
        <WarningBox severity="caution" title={t.notSetUp[kind]}>
          <p>{problem}</p>
        </WarningBox>
        <div class="work-acts">
          <Button weight="primary" onClick={begin} testid="try-again">
            {t.tryAgain}
          </Button>
          <Button weight="quiet" onClick={props.onBack}>
            {t.anotherMethod}
          </Button>
        </div>
      </div>
    );
  return (
    <TouchCard icon={ICONS[kind]} said={t.steps[kind][step]}>
      {step !== 'made' && (
        <Button
          onClick={() => {
            stop();
            props.onBack();
          }}
        >
          {t.stop}
        </Button>
      )}
    </TouchCard>
  );
}
