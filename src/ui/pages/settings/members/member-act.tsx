/** The dialogs for one person: name, role, removal. Each asks for the proof before it changes anything. */
import { useState } from 'preact/hooks';
import { unreachable } from '../../../../lib/errors.ts';
import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { PersonView } from '../../../../messaging/persons.ts';
import type { Why } from '../../../../messaging/security.ts';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { highest, MANAGING, type Provers } from '../../../methods/proving-methods.ts';
import { twoForLevels, twoForMethods } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { losesAt } from '../../../words/level-loss.ts';
import { levelOfPerson, nameOfPerson } from '../../../words/person.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { FilesOfOthers } from '../files-of-others.tsx';
import { LevelRadio } from '../level-radio.tsx';
import { NameDialog } from '../name-dialog.tsx';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';
import { AllowExport } from './allow-export.tsx';

export type MemberActKind = 'rename' | 'role' | 'export' | 'remove';

interface Props {
  snapshot: UnlockedSnapshot;
  person: PersonView;
  onClose: () => void;
}

export function MemberAct({ kind, ...props }: Props & { kind: MemberActKind }) {
  switch (kind) {
    case 'rename':
      return <RenamePerson {...props} />;
    case 'role':
      return <ChangeRole {...props} />;
    case 'export':
      return <AllowExport {...props} />;
    case 'remove':
      return <RemovePerson {...props} />;
    default:
      return unreachable(kind);
  }
}

const methodsOf = ({ snapshot, person }: Pick<Props, 'snapshot' | 'person'>): MethodView[] =>
  snapshot.methods.filter(({ id }) => person.methodIds.includes(id));

/** Managers other than this person, and not below. */
const proversOverPerson = (methods: readonly MethodView[], loses: boolean): Provers => ({
  ...MANAGING,
  rank: highest([MANAGING.rank, ...methods.map(({ rank }) => rank)]),
  ...(loses ? { except: methods.map(({ id }) => id) } : {}),
});

function RenamePerson({ person, onClose }: Props) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  async function rename(name: string) {
    const done = await run(
      t.namePerson(name),
      (proof) => command('rename-person', { personId: person.id, name, proof }),
      t.nowCalled(name),
    );
    if (done) onClose();
  }
  return (
    <NameDialog
      title={t.nameOfPerson(nameOfPerson(person))}
      label={t.name}
      verb={t.save}
      value={person.name}
      busy={busy}
      problem={problem}
      help={t.nameHelp}
      onName={rename}
      onClose={onClose}
    />
  );
}

function ChangeRole(props: Props) {
  const { snapshot, person, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const now = levelOfPerson(snapshot, person);
  const [levelId, setLevelId] = useState(now ?? '');
  const [why, setWhy] = useState<Why>('not-lost');
  const methods = methodsOf(props);
  const level = snapshot.levels.find(({ id }) => id === levelId);
  const loses = losesAt(
    snapshot.levels.filter(({ id }) => methods.some((method) => method.levelId === id)),
    level,
  );
  const waits = loses ? twoForMethods(snapshot, methods) : level?.manages === true && twoForLevels(snapshot);
  const name = nameOfPerson(person);
  async function change() {
    const done = await run(
      t.giveRole({ methods: [], person: name, all: true }, level?.name ?? ''),
      (proof) => command('set-person-level', { personId: person.id, levelId, why, proof }),
      t.hasRole(name, level?.name ?? ''),
      proversOverPerson(methods, loses),
      waits,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={t.roleOf(name)}
      action={t.changeRole}
      weight="primary"
      actionTestid="confirm-role"
      busy={busy}
      disabled={level === undefined || levelId === now}
      problem={problem}
      onAction={change}
      onClose={onClose}
      roomy
    >
      <LevelRadio snapshot={snapshot} value={levelId} onChange={setLevelId} legend={t.role} />
      {loses && (
        <>
          <p class="small">{t.losesCharacters}</p>
          <ExposureCheckBox why={why} onWhy={setWhy} />
        </>
      )}
      {level?.manages === true && levelId !== now && !waits && <p class="small">{t.managesLater(name)}</p>}
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}

function RemovePerson(props: Props) {
  const { snapshot, person, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [why, setWhy] = useState<Why>('lost');
  const methods = methodsOf(props);
  const levels = snapshot.levels.filter(({ id }) => methods.some((method) => method.levelId === id));
  const opened = snapshot.characters
    .filter(({ id }) => levels.some(({ manages, characterIds }) => manages || characterIds.includes(id)))
    .map(({ name }) => name);
  const waits = twoForMethods(snapshot, methods);
  const name = nameOfPerson(person);
  async function remove() {
    const done = await run(
      t.removePerson(name),
      (proof) => command('remove-person', { personId: person.id, why, proof }),
      t.personRemoved(name),
      proversOverPerson(methods, true),
      waits,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={t.removeQuestion(name)}
      action={waits ? t.proposeIt : t.remove}
      weight="danger"
      actionTestid="confirm-remove-person"
      busy={busy}
      problem={problem}
      onAction={remove}
      onClose={onClose}
    >
      <p class="small" data-testid="removed-methods">
        {t.stopWorking(methods.map(({ name }) => name))}
        {opened.length > 0 && ` ${t.getNewKeys(opened)}`}
      </p>
      {opened.length > 0 && <ExposureCheckBox why={why} onWhy={setWhy} label={t.mayHaveKeptKeys(name)} />}
      <FilesOfOthers snapshot={snapshot} methods={methods} />
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}
