/** Chooses whose events of the security history are shown, and which. */
import { useId } from 'preact/hooks';
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
import type { SecurityHistory } from '../../../../messaging/security.ts';
import type { EventSubject, HistoryFilter } from '../../../words/history-filter.ts';

const SUBJECTS: readonly EventSubject[] = ['all', 'people', 'rights', 'characters', 'computers', 'server'];

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
          label={t.who}
          value={value.personId ?? ''}
          options={[
            { value: '', name: t.everybody },
            ...persons.map((id) => ({ value: id, name: history.names[id] || t.withoutAName })),
          ]}
          onChange={(personId) => onChange({ ...value, personId: personId === '' ? null : personId })}
          testid="filter-person"
        />
      )}
      <Choice
        label={t.what}
        value={value.subject}
        options={SUBJECTS.map((value) => ({ value, name: t.subjects[value] }))}
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
