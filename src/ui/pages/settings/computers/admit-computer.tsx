/** The steps after the words were compared: the new computer's level and name, the proof, and waiting for the other computer. */
import { useState } from 'preact/hooks';
import { methods } from '../../../../locales/en/ui/methods.ts';
import { computers as t } from '../../../../locales/en/ui/pages/settings/computers.tsx';
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
  const kind = methods.kinds[view.kind].name;
  const ofOne = personName === '' ? kind : t.methodOf(kind, personName);
  const plain = ofPerson ? ofOne.slice(0, LONGEST_NAME) : t.methodElsewhere(kind);
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
  const mayAdd = !busy && same && level !== undefined && (!ofPerson || personName !== '');
  const add = () => {
    if (!mayAdd) return;
    void run(
      ofPerson ? t.addPerson(personName) : t.addMethod(name),
      (proof) => command('confirm-computer', wantedBy(proof)),
      ofPerson ? t.personAdded(personName) : t.methodAdded(name),
      blocked ? ON_PAPER : undefined,
    );
  };
  return (
    <>
      <ComparedWords words={view.words} label={t.wordsHere} />
      <div class="pair-compare">
        <CheckBox checked={same} onChange={setSame} testid="words-same">
          <span class="t">{t.sameWords}</span>
        </CheckBox>
        <Button weight="quiet" onClick={props.onDiffer} testid="words-differ">
          {t.wordsDiffer}
        </Button>
      </div>
      {ofPerson && (
        <Field
          label={t.personLabel}
          value={person}
          onValue={setPerson}
          maxLength={LONGEST_NAME}
          placeholder={t.personExample}
          help={t.personHelp}
          onEnter={add}
          testid="person-name"
        />
      )}
      <LevelRadio snapshot={snapshot} value={levelId} onChange={setLevelId} legend={ofPerson ? t.role : t.level} />
      <Field
        label={ofPerson ? t.methodLabel : t.name}
        value={typed}
        onValue={setTyped}
        maxLength={LONGEST_NAME}
        placeholder={plain}
        help={t.methodHelp}
        onEnter={add}
        testid="method-name"
      />
      {start !== null && <StartsLowerNote start={start.name} wanted={level?.name ?? ''} />}
      {level?.manages === true && start === null && (
        <WarningBox
          severity={blocked ? 'caution' : 'note'}
          title={ofPerson ? t.roleManages : t.levelManages}
          rule="manages"
        >
          <p>{blocked ? t.twoForManager : ofPerson ? t.waitsForRole : t.waitsForLevel}</p>
        </WarningBox>
      )}
      <Problem text={problem} />
      <div class="acts-row">
        <Button weight="primary" busy={busy} disabled={!busy && !mayAdd} onClick={add} testid="add-computer-confirm">
          {ofPerson ? (personName === '' ? t.addThisPerson : t.addPerson(personName)) : t.addThisComputer}
        </Button>
        <Button weight="quiet" onClick={props.onEnd} testid="stop-pairing">
          {t.stop}
        </Button>
      </div>
    </>
  );
}

export const WaitForTheOther = ({ view, onEnd }: { view: At<'confirming'>; onEnd: () => void }) => (
  <>
    <ComparedWords words={view.words} label={t.wordsHere} />
    <Waiting later={t.otherHasNotAnswered}>{t.confirmThere}</Waiting>
    <Button weight="quiet" onClick={onEnd} testid="stop-pairing">
      {t.stop}
    </Button>
  </>
);

export function ConfirmAgain({ view, onEnd }: { view: At<'confirm-again'>; onEnd: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const { name, levelId } = view;
  return (
    <>
      <ComparedWords words={view.words} label={t.wordsHere} />
      <p>{t.interrupted(name)}</p>
      <Problem text={problem} />
      <div class="acts-row">
        <Button
          weight="primary"
          busy={busy}
          onClick={() =>
            run(
              t.addMethod(name),
              (proof) => command('confirm-computer', { name, levelId, proof }),
              t.methodAdded(name),
            )
          }
          testid="add-computer-confirm"
        >
          {t.confirmAgain}
        </Button>
        <Button weight="quiet" onClick={onEnd} testid="stop-pairing">
          {t.stop}
        </Button>
      </div>
    </>
  );
}
