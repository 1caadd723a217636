/** The steps after the words were compared: the new computer's level and name, the proof, and waiting for the other computer. */
import { useState } from 'preact/hooks';
import { methods } from '../../../../locales/en/ui/methods.ts';
import type { Proof } from '../../../../messaging/login.ts';
import type { InvitationView } from '../../../../messaging/pairing.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CheckBox, Field } from '../../../components/field.tsx';
import { Waiting } from '../../../components/spinner.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { ON_PAPER } from '../../../methods/proving-methods.ts';
import { startingLevel, twoForLevels } from '../../../methods/second-manager.ts';
import { ComparedWords } from '../../../pairing/compared-words.tsx';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { LevelRadio } from '../level-radio.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { StartsLowerNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';
import type { Invited } from './invited.ts';

type At<Step extends InvitationView['step']> = InvitationView & { step: Step };
const LABEL = 'Words on this screen';

export function AdmitComputer(props: {
  view: At<'compare'>;
  invites: Invited;
  snapshot: UnlockedSnapshot;
  onDiffer: () => void;
  onEnd: () => void;
}) {
  const { view, invites, snapshot } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [same, setSame] = useState(false);
  const [typed, setTyped] = useState('');
  const [person, setPerson] = useState('');
  const [levelId, setLevelId] = useState(
    snapshot.levels.find(({ manages }) => !manages)?.id ?? snapshot.levels[0]?.id ?? '',
  );
  const level = snapshot.levels.find(({ id }) => id === levelId);
  const ofPerson = invites === 'person';
  const personName = person.trim();
  const plain = ofPerson
    ? `${methods.kinds[view.kind].name}${personName === '' ? '' : ` of ${personName}`}`.slice(0, LONGEST_NAME)
    : `${methods.kinds[view.kind].name} of another computer`;
  const name = typed.trim() || plain;
  const waits = level?.manages === true && twoForLevels(snapshot);
  const start = waits ? startingLevel(snapshot) : null;
  const blocked = waits && start === null;
  const wantedBy = (proof: Proof) => ({
    name,
    // The recovery key needs nobody else.
    ...(start === null || proof.kind === 'recovery-key' ? { levelId } : { levelId: start.id, thenLevelId: levelId }),
    ...(ofPerson ? { whose: { personName } } : {}),
    proof,
  });
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
      {ofPerson && (
        <Field
          label="Name of the person"
          value={person}
          onValue={setPerson}
          maxLength={LONGEST_NAME}
          placeholder="Ida Holm"
          help="Everybody here sees this name. No server does. Somebody who was removed joins again under the same name; for another person of that name, add something that tells them apart."
          testid="person-name"
        />
      )}
      <LevelRadio snapshot={snapshot} value={levelId} onChange={setLevelId} legend={ofPerson ? 'Role' : 'Level'} />
      <Field
        label={ofPerson ? 'Name of the login method' : 'Name'}
        value={typed}
        onValue={setTyped}
        maxLength={LONGEST_NAME}
        placeholder={plain}
        help="Shown in your list of login methods."
        testid="method-name"
      />
      {start !== null && <StartsLowerNote start={start.name} wanted={level?.name ?? ''} />}
      {level?.manages === true && start === null && (
        <WarningBox
          severity={blocked ? 'caution' : 'note'}
          title={ofPerson ? 'This role manages' : 'It can manage your identity'}
          rule="manages"
        >
          <p>
            {blocked
              ? 'Two managers have to agree to a new manager. Choose another role now and propose this one afterwards, or confirm with the recovery key.'
              : `A login method with this ${ofPerson ? 'role' : 'level'} works after 72 hours, or at once if you confirm with the recovery key.`}
          </p>
        </WarningBox>
      )}
      <Problem text={problem} />
      <div class="acts-row">
        <Button
          weight="primary"
          busy={busy}
          disabled={!same || level === undefined || (ofPerson && personName === '')}
          onClick={() =>
            run(
              ofPerson ? `Add ${personName}` : `Add “${name}”`,
              (proof) => command('confirm-computer', wantedBy(proof)),
              ofPerson ? `${personName} is a member` : `“${name}” added`,
              blocked ? ON_PAPER : undefined,
            )
          }
          testid="add-computer-confirm"
        >
          {ofPerson ? `Add ${personName === '' ? 'this person' : personName}` : 'Add this computer'}
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
