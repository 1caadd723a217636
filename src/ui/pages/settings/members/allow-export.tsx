/** Proposes that a login method of a person takes keys of a character out once. A second manager agrees. */
import { useState } from 'preact/hooks';
import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { PersonView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { useCommand } from '../../../wallet.tsx';
import { nameOfPerson } from '../../../words/person.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';

export function AllowExport(props: { snapshot: UnlockedSnapshot; person: PersonView; onClose: () => void }) {
  const { snapshot, person, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const name = nameOfPerson(person);
  const methods = snapshot.methods.filter(({ id, state }) => person.methodIds.includes(id) && state === 'active');
  const [methodId, setMethodId] = useState(methods[0]?.id ?? '');
  const level = snapshot.levels.find(({ id }) => id === methods.find((method) => method.id === methodId)?.levelId);
  const owned = snapshot.characters.filter(
    ({ id }) =>
      level?.manages === true || (level?.characterIds.includes(id) === true && level.limits?.[id] === undefined),
  );
  const [wanted, setWanted] = useState('');
  const characterId = owned.some(({ id }) => id === wanted) ? wanted : (owned[0]?.id ?? '');
  async function propose() {
    const done = await run(
      t.letExportOnce(name),
      (proof) => command('allow-export', { methodId, characterId, proof }),
      t.mayExport(name),
      undefined,
      true,
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={t.exportQuestion(name)}
      action={t.proposeIt}
      weight="primary"
      actionTestid="confirm-allow-export"
      busy={busy}
      disabled={methodId === '' || characterId === ''}
      problem={problem}
      onAction={propose}
      onClose={onClose}
    >
      <Choice label={t.exportMethod} value={methodId} options={methods} onValue={setMethodId} />
      {owned.length === 0 ? (
        <p class="small">{t.nothingToExport}</p>
      ) : (
        <Choice label={t.exportCharacter} value={characterId} options={owned} onValue={setWanted} />
      )}
      <p class="small">{t.exportHelp}</p>
      <TwoManagersNote />
    </ActionDialog>
  );
}

const Choice = (props: {
  label: string;
  value: string;
  options: readonly { id: string; name: string }[];
  onValue: (id: string) => void;
}) => (
  <label class="field">
    <span class="label">{props.label}</span>
    <span class="input select">
      <select value={props.value} onChange={(event) => props.onValue(event.currentTarget.value)}>
        {props.options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </span>
  </label>
);
