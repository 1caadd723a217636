/** The dialogs for one person: name, role, removal. Each asks for the proof before it changes anything. */
import { useState } from 'preact/hooks';
import { unreachable } from '../../../../lib/errors.ts';
import { toListing } from '../../../../locales/en/grammar.ts';
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
      `Name a person ${name}`,
      (proof) => command('rename-person', { personId: person.id, name, proof }),
      `Now called ${name}`,
    );
    if (done) onClose();
  }
  return (
    <NameDialog
      title={`Name of ${nameOfPerson(person)}`}
      label="Name"
      verb="Save"
      value={person.name}
      busy={busy}
      problem={problem}
      help="Everybody with a login method of this identity sees it. No server does."
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
      `Give ${name} the role ${level?.name ?? ''}`,
      (proof) => command('set-person-level', { personId: person.id, levelId, why, proof }),
      `${name} has the role ${level?.name ?? ''}`,
      proversOverPerson(methods, loses),
      waits,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={`Role of ${name}`}
      action="Change the role"
      weight="primary"
      actionTestid="confirm-role"
      busy={busy}
      disabled={level === undefined || levelId === now}
      problem={problem}
      onAction={change}
      onClose={onClose}
      roomy
    >
      <LevelRadio snapshot={snapshot} value={levelId} onChange={setLevelId} legend="Role" />
      {loses && (
        <>
          <p class="small">Characters that the person loses get new keys, so that an old copy opens nothing new.</p>
          <ExposureCheckBox why={why} onWhy={setWhy} />
        </>
      )}
      {level?.manages === true && levelId !== now && !waits && (
        <p class="small">
          {name} manages after 72 hours, or at once if you confirm with the recovery key. Until then any manager can
          stop it.
        </p>
      )}
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
      `Remove ${name}`,
      (proof) => command('remove-person', { personId: person.id, why, proof }),
      `${name} opens nothing any more`,
      proversOverPerson(methods, true),
      waits,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={`Remove ${name}?`}
      action={waits ? 'Propose it' : 'Remove'}
      weight="danger"
      actionTestid="confirm-remove-person"
      busy={busy}
      problem={problem}
      onAction={remove}
      onClose={onClose}
    >
      <p class="small" data-testid="removed-methods">
        {toListing(methods.map((method) => `“${method.name}”`))} {methods.length === 1 ? 'stops' : 'stop'} working, in
        one step.
        {opened.length > 0 &&
          ` ${toListing(opened)} ${opened.length === 1 ? 'gets' : 'get'} new keys. Nothing changes for everybody else.`}
      </p>
      {opened.length > 0 && <ExposureCheckBox why={why} onWhy={setWhy} label={`${name} may have kept private keys`} />}
      <FilesOfOthers snapshot={snapshot} methods={methods} />
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}
