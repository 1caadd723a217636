/** Restores an identity with a passkey or security key: the ceremony starts at once, and its answer finds the encrypted copy on the server. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { askToKeepStorage } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { ICONS } from '../../methods/icons.ts';
import { discoverCredential } from '../../methods/passkey/ceremony.ts';
import { TouchCard } from '../../methods/passkey/touch-card.tsx';
import { useCeremony } from '../../methods/passkey/use-ceremony.ts';
import { withPersonal } from '../../methods/password/personal.tsx';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { type Failure, FindFailed, toFailure, touchFailure } from './find-failed.tsx';
import { PersonalToFind } from './find-parts.tsx';
import { KeepCopy, type Source, SourceLine } from './source.tsx';

export function FindByTouch({ source, onBack }: { source: Source; onBack: () => void }) {
  const command = useCommand();
  const { running, run, stop } = useCeremony();
  const [step, setStep] = useState<keyof typeof t.touchSteps>('waiting');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [personal, setPersonal] = useState<string | null>(null);
  const begun = useRef(false);

  const begin = () => {
    setStep('waiting');
    return run(async () => {
      let touched = false;
      setFailure(null);
      try {
        const settled = await source.place.settle();
        if (settled?.server == null) {
          onBack();
          return;
        }
        const options = await command('discovery-options', {});
        const answer = await discoverCredential(options);
        touched = true;
        setStep('fetching');
        const { server } = settled;
        await source.find({ server, keepCopy: source.keepCopy, answer, ...withPersonal(personal) });
        if (source.keepCopy) await askToKeepStorage();
      } catch (error) {
        if (isWalletError(error, 'stopped')) onBack();
        else setFailure(touched ? toFailure(error) : touchFailure(error));
        throw error;
      }
    });
  };
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void begin();
  }, []);

  return (
    <StageLayout title={t.touchTitle} lede={t.touchLede} lit="all">
      <div class="work-body">
        {!running && failure !== null ? (
          <>
            <FindFailed failure={failure} />
            <PersonalToFind value={personal} onValue={setPersonal} onEnter={begin} />
            <SourceLine source={source} />
            <KeepCopy source={source} />
            <div class="work-acts">
              <Button weight="primary" onClick={begin} testid="try-again">
                {t.tryAgain}
              </Button>
              <Button weight="quiet" onClick={onBack}>
                {t.chooseAnother}
              </Button>
            </div>
          </>
        ) : (
          <TouchCard icon={ICONS.passkey} said={t.touchSteps[step]}>
            {step === 'waiting' && (
              <Button
                onClick={() => {
                  stop();
                  onBack();
                }}
              >
                {t.stop}
              </Button>
            )}
          </TouchCard>
        )}
      </div>
    </StageLayout>
  );
}
