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
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';

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
      {t.stop}
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
          title={view.step === 'meeting' ? t.meeting : t.unlocking}
          lede={view.step === 'meeting' ? t.meetingLede : t.unlockingLede}
          lit="all"
        >
          <div class="work-body">
            <Waiting later={t.otherNotResponding}>{t.oneMoment}</Waiting>
          </div>
          {view.step === 'meeting' && <div class="work-acts">{stop}</div>}
        </StageLayout>
      );
    case 'compare':
      return (
        <StageLayout title={t.compare} lede={t.compareLede} lit="all">
          <div class="work-body">
            <ComparedWords words={view.words} label={t.wordsHere} />
            {problem !== null && <WarningBox severity="caution" title={problem} />}
          </div>
          <div class="work-acts">
            <Button weight="primary" onClick={() => run(() => command('agree-computer', {}))} testid="words-same">
              {t.theyMatch}
            </Button>
            <Button weight="quiet" onClick={() => end(() => setDiffer(true))} testid="words-differ">
              {t.theyDiffer}
            </Button>
          </div>
        </StageLayout>
      );
    case 'agreed':
      return (
        <StageLayout title={t.continueThere} lede={t.continueThereLede} lit="all">
          <div class="work-body">
            <ComparedWords words={view.words} label={t.wordsHere} />
            <Waiting>{t.waitingForOther}</Waiting>
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
  <StageLayout title={t.notActiveYet} lede={t.notActiveYetLede(toMoment(activeFrom, Date.now()))} lit="all">
    <div class="work-body">
      <p>{t.notActiveYetText()}</p>
    </div>
    <div class="work-acts">
      <Button weight="primary" onClick={onDone} testid="finish">
        {t.done}
      </Button>
    </div>
  </StageLayout>
);

const NotAdded = (props: { problem: string; onAgain: () => void; onOther: () => void }) => (
  <StageLayout title={t.notAdded} lit="none">
    <div class="work-body">
      <WarningBox severity="caution" title={t.details} rule="pairing-failed">
        <p>{props.problem}</p>
      </WarningBox>
    </div>
    <div class="work-acts">
      <Button weight="primary" onClick={props.onAgain} testid="try-again">
        {t.newCode}
      </Button>
      <Button weight="quiet" onClick={props.onOther}>
        {t.chooseAnother}
      </Button>
    </div>
  </StageLayout>
);
