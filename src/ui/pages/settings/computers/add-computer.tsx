/** *Add a computer* and *Invite a person* on the computer that is logged in: the code, the comparison of the words, the new computer's level, and the proof. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { unreachable } from '../../../../lib/errors.ts';
import type { InvitationView } from '../../../../messaging/pairing.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Waiting } from '../../../components/spinner.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { CodeCard } from '../../../pairing/code-card.tsx';
import { WordsDiffer } from '../../../pairing/differ.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toMoment } from '../../../words/day.ts';
import { Frame, Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { AdmitComputer, ConfirmAgain, WaitForTheOther } from './admit-computer.tsx';
import type { Invited } from './invited.ts';
import '../../../style/pairing.css';
import { computers as t } from '../../../../locales/en/ui/pages/settings/computers.tsx';

export function AddComputerPage({ snapshot, invites = 'computer' }: { snapshot: UnlockedSnapshot; invites?: Invited }) {
  const back = () => goTo(settingsPath(invites === 'person' ? 'members' : 'devices'));
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [differ, setDiffer] = useState(false);
  const begun = useRef(false);
  const view = snapshot.invitation ?? null;
  const begin = () => {
    setDiffer(false);
    void run(() => command('invite-computer', {}));
  };
  useEffect(() => {
    if (begun.current || view !== null || snapshot.server === null) return;
    begun.current = true;
    begin();
  }, []);

  async function end(then: () => void) {
    begun.current = true;
    await run(() => command('end-pairing', {}));
    then();
  }

  if (snapshot.server === null)
    return (
      <Frame title={t.titles[invites]} lede={t.noServer[invites]}>
        <section class="narrow stack">
          <p>{t.serverFirst}</p>
          <div class="acts-row">
            <a class="btn primary" href={`#/${settingsPath('server')}`}>
              {t.chooseServer}
            </a>
            <Button weight="quiet" onClick={back}>
              {t.back}
            </Button>
          </div>
        </section>
      </Frame>
    );
  return (
    <Frame title={t.titles[invites]} lede={ledeOf(view, invites)} testid="add-computer-page">
      <section class="narrow stack">
        {differ && <WordsDiffer />}
        {view === null ? (
          <>
            {busy && !differ && <Waiting>{t.creatingCode}</Waiting>}
            <Problem text={problem} />
            <div class="acts-row">
              {!busy && (
                <Button weight="primary" onClick={begin} testid="new-code">
                  {t.showCode}
                </Button>
              )}
              <Button weight="quiet" onClick={back}>
                {t.back}
              </Button>
            </div>
          </>
        ) : (
          <Step
            view={view}
            invites={invites}
            snapshot={snapshot}
            onEnd={() => end(back)}
            onDiffer={() => end(() => setDiffer(true))}
            onAgain={() => end(begin)}
          />
        )}
      </section>
    </Frame>
  );
}

function ledeOf(view: InvitationView | null, invites: Invited): string {
  const ledes = t.ledes[invites];
  switch (view?.step) {
    case 'compare':
      return ledes.compare;
    case 'confirming':
    case 'confirm-again':
    case 'done':
    case 'failed':
      return ledes.admit;
    default:
      return ledes.code;
  }
}

interface StepProps {
  invites: Invited;
  view: InvitationView;
  snapshot: UnlockedSnapshot;
  onEnd: () => void;
  onDiffer: () => void;
  onAgain: () => void;
}

function Step({ view, invites, snapshot, onEnd, onDiffer, onAgain }: StepProps) {
  switch (view.step) {
    case 'code':
      return (
        <>
          <CodeCard view={view} />
          {invites === 'person' ? (
            <ol class="steps">
              <li>{t.sendLink}</li>
              <li>{t.pasteThere()}</li>
              <li>{t.thenCompare}</li>
            </ol>
          ) : (
            <ol class="steps">
              <li>{t.chooseThere()}</li>
              <li>{t.enterThere}</li>
              <li>{t.thenComeBack}</li>
            </ol>
          )}
          <Button weight="quiet" onClick={onEnd} testid="stop-pairing">
            {t.stop}
          </Button>
        </>
      );
    case 'meeting':
      return (
        <>
          <Waiting later={t.otherIsSlow}>{t.otherIsConnected}</Waiting>
          <Button weight="quiet" onClick={onEnd} testid="stop-pairing">
            {t.stop}
          </Button>
        </>
      );
    case 'compare':
      return <AdmitComputer view={view} invites={invites} snapshot={snapshot} onDiffer={onDiffer} onEnd={onEnd} />;
    case 'confirming':
      return <WaitForTheOther view={view} onEnd={onEnd} />;
    case 'confirm-again':
      return <ConfirmAgain view={view} onEnd={onEnd} />;
    case 'done':
      return (
        <>
          <WarningBox severity="good" title={t.methodAdded(view.name)}>
            <p>{view.activeFrom === null ? t.newIsLoggedIn : t.newWaits(toMoment(view.activeFrom, Date.now()))}</p>
          </WarningBox>
          <div class="acts-row">
            <Button weight="primary" onClick={onEnd} testid="finish">
              {t.done}
            </Button>
          </div>
        </>
      );
    case 'failed':
      return (
        <>
          <WarningBox severity="caution" title={t.notAdded} rule="pairing-failed">
            <p>{view.problem}</p>
          </WarningBox>
          <div class="acts-row">
            <Button weight="primary" onClick={onAgain} testid="new-code">
              {t.showNewCode}
            </Button>
            <Button weight="quiet" onClick={onEnd}>
              {t.back}
            </Button>
          </div>
        </>
      );
    default:
      return unreachable(view);
  }
}
