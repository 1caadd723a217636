/** Chooses whose events of the security history are shown, and which. */
import { useId } from 'preact/hooks';
import type { SecurityHistory } from '../../../../messaging/security.ts';
import type { EventSubject, HistoryFilter } from '../../../words/history-filter.ts';

const SUBJECTS: readonly { value: EventSubject; name: string }[] = [
  { value: 'all', name: 'Everything' },
  { value: 'people', name: 'Login methods' },
  { value: 'rights', name: 'Levels and agreements' },
  { value: 'characters', name: 'Characters and the identity' },
  { value: 'computers', name: 'Computers' },
  { value: 'server', name: 'What the key server reports' },
];

export function FilterHistory(props: {
  history: SecurityHistory;
  value: HistoryFilter;
  onChange: (filter: HistoryFilter) => void;
}) {
  const { history, value, onChange } = props;
  const persons = [...new Set(Object.values(history.persons))];
  return (
    <div class="filters">
      {persons.length > 1 && (
        <Choice
          label="Who"
          value={value.personId ?? ''}
          options={[
            { value: '', name: 'Everybody' },
            ...persons.map((id) => ({ value: id, name: history.names[id] || 'Without a name' })),
          ]}
          onChange={(personId) => onChange({ ...value, personId: personId === '' ? null : personId })}
          testid="filter-person"
        />
      )}
      <Choice
        label="What"
        value={value.subject}
        options={SUBJECTS}
        onChange={(subject) => onChange({ ...value, subject: subject as EventSubject })}
        testid="filter-subject"
      />
    </div>
  );
}

export function Choice(props: {
  label: string;
  value: string;
  options: readonly { value: string; name: string }[];
  onChange: (value: string) => void;
  testid: string;
}) {
  const id = useId();
  return (
    <div class="field">
      <div class="label">
        <label for={id}>{props.label}</label>
      </div>
      <div class="input select">
        <select
          id={id}
          data-testid={props.testid}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
