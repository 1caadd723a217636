/** Whose a new login method is: of a person who is there, or of another one. */
import { useId } from 'preact/hooks';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { Whose } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { CheckBox, Field } from '../../../components/field.tsx';
import { nameOfPerson } from '../../../words/person.ts';
import { LONGEST_NAME } from '../name-dialog.tsx';

/** `undefined`: of the person who confirms. */
export type Chosen = Whose | undefined;

/** A new person has a name. */
export const isChosen = (whose: Chosen): boolean =>
  whose === undefined || 'personId' in whose || whose.personName.trim() !== '';

/** A virtual identity has one person, without a name: nothing is asked. */
export function WhoseMethod(props: { snapshot: UnlockedSnapshot; value: Chosen; onChange: (whose: Chosen) => void }) {
  const { snapshot, value, onChange } = props;
  const name = useId();
  const { persons, identity } = snapshot;
  if (identity.type === 'virtual') return null;
  const isNew = value !== undefined && 'personName' in value;
  const nameField = isNew && (
    <Field
      label={t.personName}
      value={value.personName}
      onValue={(personName) => onChange({ personName })}
      maxLength={LONGEST_NAME}
      help={t.personNameHelp}
      testid="person-name"
    />
  );
  if (persons.length < 2 && identity.type !== 'organisation')
    return (
      <div class="stack">
        <CheckBox
          checked={isNew}
          onChange={(on) => onChange(on ? { personName: '' } : undefined)}
          testid="another-person"
        >
          {t.anotherPersonUses}
        </CheckBox>
        {nameField}
      </div>
    );
  return (
    <fieldset class="bare">
      <legend class="label strong-label">{t.whoUsesIt}</legend>
      <div class="rows">
        {persons.map((person) => (
          <label class="row" key={person.id} data-testid="person-option">
            <input
              type="radio"
              class="dot"
              name={name}
              checked={value === undefined ? person.current : 'personId' in value && value.personId === person.id}
              onChange={() => onChange({ personId: person.id })}
            />
            <span class="grow">
              <span class="t clip">{nameOfPerson(person)}</span>
              {person.current && <span class="d">{t.you}</span>}
            </span>
          </label>
        ))}
        <label class="row" data-testid="another-person">
          <input type="radio" class="dot" name={name} checked={isNew} onChange={() => onChange({ personName: '' })} />
          <span class="grow">
            <span class="t">{t.anotherPerson}</span>
            <span class="d">{t.anotherPersonHelp}</span>
          </span>
        </label>
      </div>
      {isNew && <div class="after-rows block">{nameField}</div>}
    </fieldset>
  );
}
