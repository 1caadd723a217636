/** *Add a computer* on the computer that is logged in: the code, the comparison of the words, the new computer's level, and the proof. */
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
import '../../../style/pairing.css';

const back = () => goTo(settingsPath('devices'));

export function AddComputerPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
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
      <Frame title="Add a computer" lede="To add a computer you need a key server, and this identity has none.">
        <section class="narrow stack">
          <p>Choose a key server first. It stores only encrypted data; only your login methods can open it.</p>
          <div class="acts-row">
            <a class="btn primary" href={`#/${settingsPath('server')}`}>
              Choose a key server
            </a>
            <Button weight="quiet" onClick={back}>
              Back
            </Button>
          </div>
        </section>
      </Frame>
    );
  return (
    <Frame title="Add a computer" lede={ledeOf(view)} testid="add-computer-page">
      <section class="narrow stack">
        {differ && <WordsDiffer />}
        {view === null ? (
          <>
            {busy && !differ && <Waiting>Creating a code</Waiting>}
            <Problem text={problem} />
            <div class="acts-row">
              {!busy && (
                <Button weight="primary" onClick={begin} testid="new-code">
                  Show a code
                </Button>
              )}
              <Button weight="quiet" onClick={back}>
                Back
              </Button>
            </div>
          </>
        ) : (
          <Step
            view={view}
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

function ledeOf(view: InvitationView | null): string {
  switch (view?.step) {
    case 'compare':
      return 'Compare both screens. They must show the same words.';
    case 'confirming':
    case 'confirm-again':
    case 'done':
    case 'failed':
      return 'The new computer gets its own login method, which you can revoke at any time.';
    default:
      return 'The new computer gets its own login method. You choose here what it can open.';
  }
}

interface StepProps {
  view: InvitationView;
  snapshot: UnlockedSnapshot;
  onEnd: () => void;
  onDiffer: () => void;
  onAgain: () => void;
}

function Step({ view, snapshot, onEnd, onDiffer, onAgain }: StepProps) {
  switch (view.step) {
    case 'code':
      return (
        <>
          <CodeCard view={view} />
          <ol class="steps">
            <li>
              On the new computer, choose <b>I already have an identity</b>, then <b>Add this computer</b>.
            </li>
            <li>Enter this code there, and create its passkey.</li>
            <li>Come back here. Both screens then show three words.</li>
          </ol>
          <Button weight="quiet" onClick={onEnd} testid="stop-pairing">
            Stop
          </Button>
        </>
      );
    case 'meeting':
      return (
        <>
          <Waiting later="The other computer is slow. Check whether it is asking you for something.">
            The other computer is connected
          </Waiting>
          <Button weight="quiet" onClick={onEnd} testid="stop-pairing">
            Stop
          </Button>
        </>
      );
    case 'compare':
      return <AdmitComputer view={view} snapshot={snapshot} onDiffer={onDiffer} onEnd={onEnd} />;
    case 'confirming':
      return <WaitForTheOther view={view} onEnd={onEnd} />;
    case 'confirm-again':
      return <ConfirmAgain view={view} onEnd={onEnd} />;
    case 'done':
      return (
        <>
          <WarningBox severity="good" title={`“${view.name}” added`}>
            <p>
              {view.activeFrom === null
                ? 'The new computer is logged in. From now on it can log in by itself.'
                : `Its login method can manage your identity, so there is a waiting period. It works from ${toMoment(view.activeFrom, Date.now())}. Until then you can remove it under Login methods.`}
            </p>
          </WarningBox>
          <Button weight="primary" onClick={onEnd} testid="finish">
            Done
          </Button>
        </>
      );
    case 'failed':
      return (
        <>
          <WarningBox severity="caution" title="The computer was not added" rule="pairing-failed">
            <p>{view.problem}</p>
          </WarningBox>
          <div class="acts-row">
            <Button weight="primary" onClick={onAgain} testid="new-code">
              Show a new code
            </Button>
            <Button weight="quiet" onClick={onEnd}>
              Back
            </Button>
          </div>
        </>
      );
    default:
      return unreachable(view);
  }
}
