/** *Add this computer* on the new computer: the code, its own login method, and the comparison of the words on both screens. */
import { useState } from 'preact/hooks';
import { unreachable } from '../../../lib/errors.ts';
import type { JoiningView } from '../../../messaging/pairing.ts';
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Waiting } from '../../components/spinner.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { ComparedWords } from '../../pairing/compared-words.tsx';
import { WordsDiffer } from '../../pairing/differ.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { toMoment } from '../../words/day.ts';
import { StageLayout } from '../stage-layout.tsx';
import { JoinByCode } from './join-by-code.tsx';
import { JoinWithMethod } from './join-with-method.tsx';
import type { Source } from './source.tsx';
import '../../style/pairing.css';

const LABEL = 'Words on this screen';

export function AddThisComputer({
  view,
  source,
  identities,
}: {
  view: JoiningView | null;
  source: Source;
  identities: IdentityChoice[] | undefined;
}) {
  const command = useCommand();
  const { problem, run } = useAct();
  const [differ, setDiffer] = useState(false);
  const end = async (then: () => void) => {
    if (await run(() => command('end-pairing', {}))) then();
  };
  const stop = (
    <Button weight="quiet" onClick={() => end(() => goTo('restore'))} testid="stop-pairing">
      Stop
    </Button>
  );

  if (view === null)
    return <JoinByCode source={source} notice={differ ? <WordsDiffer /> : null} onTry={() => setDiffer(false)} />;
  switch (view.step) {
    case 'make':
      return <JoinWithMethod server={view.server} identities={identities} onStop={() => end(() => goTo('restore'))} />;
    case 'meeting':
    case 'opening':
      return (
        <StageLayout
          title={view.step === 'meeting' ? 'Connecting the computers' : 'Unlocking'}
          lede={view.step === 'meeting' ? 'They agree on three words.' : 'This computer has been added.'}
          lit="all"
        >
          <div class="work-body">
            <Waiting later="The other computer isn’t responding. Check that its page is still open.">
              One moment
            </Waiting>
          </div>
          {view.step === 'meeting' && <div class="work-acts">{stop}</div>}
        </StageLayout>
      );
    case 'compare':
      return (
        <StageLayout title="Compare the words" lede="Both screens must show the same three words." lit="all">
          <div class="work-body">
            <ComparedWords words={view.words} label={LABEL} />
            {problem !== null && <WarningBox severity="caution" title={problem} />}
          </div>
          <div class="work-acts">
            <Button weight="primary" onClick={() => run(() => command('agree-computer', {}))} testid="words-same">
              They match
            </Button>
            <Button weight="quiet" onClick={() => end(() => setDiffer(true))} testid="words-differ">
              They differ
            </Button>
          </div>
        </StageLayout>
      );
    case 'agreed':
      return (
        <StageLayout
          title="Continue on the other computer"
          lede="Choose there what this computer can open, and confirm."
          lit="all"
        >
          <div class="work-body">
            <ComparedWords words={view.words} label={LABEL} />
            <Waiting>Waiting for the other computer</Waiting>
          </div>
          <div class="work-acts">{stop}</div>
        </StageLayout>
      );
    case 'waits':
      return <AddedLater activeFrom={view.activeFrom} onDone={() => end(() => goTo('start'))} />;
    case 'failed':
      return (
        <NotAdded
          problem={view.problem}
          onAgain={() => end(() => undefined)}
          onOther={() => end(() => goTo('restore'))}
        />
      );
    default:
      return unreachable(view);
  }
}

const AddedLater = ({ activeFrom, onDone }: { activeFrom: number; onDone: () => void }) => (
  <StageLayout
    title="Added, not active yet"
    lede={`Its login method can manage the identity, so there is a waiting period. It works from ${toMoment(activeFrom, Date.now())}.`}
    lit="all"
  >
    <div class="work-body">
      <p>
        After that, log in once on the other computer. Then choose <b>I already have an identity</b> here, and log in
        with the login method that you joined with.
      </p>
    </div>
    <div class="work-acts">
      <Button weight="primary" onClick={onDone} testid="finish">
        Done
      </Button>
    </div>
  </StageLayout>
);

const NotAdded = (props: { problem: string; onAgain: () => void; onOther: () => void }) => (
  <StageLayout title="This computer was not added" lit="none">
    <div class="work-body">
      <WarningBox severity="caution" title="Details" rule="pairing-failed">
        <p>{props.problem}</p>
      </WarningBox>
    </div>
    <div class="work-acts">
      <Button weight="primary" onClick={props.onAgain} testid="try-again">
        Enter a new code
      </Button>
      <Button weight="quiet" onClick={props.onOther}>
        Choose another method
      </Button>
    </div>
  </StageLayout>
);
