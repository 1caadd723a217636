/** The steps after the words were compared: the new computer's level and name, the proof, and waiting for the other computer. */
import { useState } from 'preact/hooks';
import type { InvitationView } from '../../../../messaging/pairing.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CheckBox, Field } from '../../../components/field.tsx';
import { Waiting } from '../../../components/spinner.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { METHODS } from '../../../methods/methods.ts';
import { ComparedWords } from '../../../pairing/compared-words.tsx';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { LevelRadio } from '../level-radio.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { useChange } from '../use-change.ts';

type At<Step extends InvitationView['step']> = InvitationView & { step: Step };
const LABEL = 'Words on this screen';

export function AdmitComputer(props: {
  view: At<'compare'>;
  snapshot: UnlockedSnapshot;
  onDiffer: () => void;
  onEnd: () => void;
}) {
  const { view, snapshot } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [same, setSame] = useState(false);
  const [typed, setTyped] = useState('');
  const [levelId, setLevelId] = useState(
    snapshot.levels.find(({ manages }) => !manages)?.id ?? snapshot.levels[0]?.id ?? '',
  );
  const level = snapshot.levels.find(({ id }) => id === levelId);
  const plain = `${METHODS[view.kind].name} of another computer`;
  const name = typed.trim() || plain;
  return (
    <>
      <ComparedWords words={view.words} label={LABEL} />
      <div class="pair-compare">
        <CheckBox checked={same} onChange={setSame} testid="words-same">
          <span class="t">The other screen shows the same words</span>
        </CheckBox>
        <Button weight="quiet" onClick={props.onDiffer} testid="words-differ">
          They differ
        </Button>
      </div>
      <LevelRadio snapshot={snapshot} value={levelId} onChange={setLevelId} />
      <Field
        label="Name"
        value={typed}
        onValue={setTyped}
        maxLength={LONGEST_NAME}
        placeholder={plain}
        help="Shown in your list of login methods."
        testid="method-name"
      />
      {level?.manages === true && (
        <WarningBox severity="note" title="It can manage your identity" rule="manages">
          <p>A login method with this level works after 72 hours, or at once if you confirm with the recovery key.</p>
        </WarningBox>
      )}
      <Problem text={problem} />
      <div class="acts-row">
        <Button
          weight="primary"
          busy={busy}
          disabled={!same || level === undefined}
          onClick={() =>
            run(`Add “${name}”`, (proof) => command('confirm-computer', { name, levelId, proof }), `“${name}” added`)
          }
          testid="add-computer-confirm"
        >
          Add this computer
        </Button>
        <Button weight="quiet" onClick={props.onEnd} testid="stop-pairing">
          Stop
        </Button>
      </div>
    </>
  );
}

export const WaitForTheOther = ({ view, onEnd }: { view: At<'confirming'>; onEnd: () => void }) => (
  <>
    <ComparedWords words={view.words} label={LABEL} />
    <Waiting later="The other computer hasn’t answered yet. Confirm there that the words match.">
      Now confirm on the other computer that the words match
    </Waiting>
    <Button weight="quiet" onClick={onEnd} testid="stop-pairing">
      Stop
    </Button>
  </>
);

export function ConfirmAgain({ view, onEnd }: { view: At<'confirm-again'>; onEnd: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const { name, levelId } = view;
  return (
    <>
      <ComparedWords words={view.words} label={LABEL} />
      <p>The browser was interrupted. Confirm “{name}” again, with the same login method as before.</p>
      <Problem text={problem} />
      <div class="acts-row">
        <Button
          weight="primary"
          busy={busy}
          onClick={() =>
            run(`Add “${name}”`, (proof) => command('confirm-computer', { name, levelId, proof }), `“${name}” added`)
          }
          testid="add-computer-confirm"
        >
          Confirm again
        </Button>
        <Button weight="quiet" onClick={onEnd} testid="stop-pairing">
          Stop
        </Button>
      </div>
    </>
  );
}
