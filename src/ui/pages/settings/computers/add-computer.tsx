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

const TITLES: Record<Invited, string> = { computer: 'Add a computer', person: 'Invite a person' };

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
      <Frame
        title={TITLES[invites]}
        lede={`To ${invites === 'person' ? 'invite somebody' : 'add a computer'} you need a key server, and this identity has none.`}
      >
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
    <Frame title={TITLES[invites]} lede={ledeOf(view, invites)} testid="add-computer-page">
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
  switch (view?.step) {
    case 'compare':
      return invites === 'person'
        ? 'Compare the words with the other person: in the same room, or on a call where you know the voice.'
        : 'Compare both screens. They must show the same words.';
    case 'confirming':
    case 'confirm-again':
    case 'done':
    case 'failed':
      return invites === 'person'
        ? 'The other person gets a login method of their own. You can remove it at any time.'
        : 'The new computer gets its own login method, which you can revoke at any time.';
    default:
      return invites === 'person'
        ? 'The other person makes a login method of their own, on their own computer. They need no recovery key of yours.'
        : 'The new computer gets its own login method. You choose here what it can open.';
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
              <li>Send the link, or read the code out. It is for one person, and works for ten minutes.</li>
              <li>
                They install Dramatis, choose <b>I already have an identity</b>, then{' '}
                <b>Add this computer or join others</b>, and paste it.
              </li>
              <li>Both screens then show three words. Compare them before you go on.</li>
            </ol>
          ) : (
            <ol class="steps">
              <li>
                On the new computer, choose <b>I already have an identity</b>, then{' '}
                <b>Add this computer or join others</b>.
              </li>
              <li>Enter this code there, and create its passkey.</li>
              <li>Come back here. Both screens then show three words.</li>
            </ol>
          )}
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
      return <AdmitComputer view={view} invites={invites} snapshot={snapshot} onDiffer={onDiffer} onEnd={onEnd} />;
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
