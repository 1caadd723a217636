/** One sheet or several: how many, how many of them are needed, and who holds each. */
import { Field, Segments } from '../../../components/field.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';

/** As typed. */
export interface SheetsWanted {
  needed: number;
  count: number;
  holders: string[];
}

const PRESETS = ['2/3', '3/5'];
const MOST = 10;
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** What goes to the worker: a sheet without a name for its holder is called by its number. */
export const toSheets = (wanted: SheetsWanted | null): { sheets?: { needed: number; holders: string[] } } =>
  wanted === null
    ? {}
    : {
        sheets: {
          needed: wanted.needed,
          holders: numbers(1, wanted.count).map((number) => wanted.holders[number - 1]?.trim() || `Sheet ${number}`),
        },
      };

/** `null`: one sheet. */
export function SheetsChoice({
  value,
  onValue,
}: {
  value: SheetsWanted | null;
  onValue: (value: SheetsWanted | null) => void;
}) {
  const holders = value?.holders ?? [];
  const preset = value === null ? '' : `${value.needed}/${value.count}`;
  const take = (needed: number, count: number) => onValue({ needed: Math.min(needed, count), count, holders });
  return (
    <div class="stack" data-testid="sheets-choice">
      <div>
        <p class="label strong-label">On how many sheets?</p>
        <Segments
          label="On how many sheets?"
          value={value === null ? 'one' : 'several'}
          options={[
            { value: 'one', name: 'One sheet' },
            { value: 'several', name: 'Several sheets' },
          ]}
          onChange={(next) => (next === 'one' ? onValue(null) : take(2, 3))}
          testid="how-many-sheets"
        />
      </div>
      {value !== null && (
        <>
          <p class="small">
            Give them to people or places. Any {value.needed} together open everything in this identity; with fewer,
            nobody learns anything about the key.
          </p>
          <Segments
            label="How many are needed"
            value={PRESETS.includes(preset) ? preset : 'own'}
            options={[
              { value: '2/3', name: '2 of 3' },
              { value: '3/5', name: '3 of 5' },
              { value: 'own', name: 'Other numbers' },
            ]}
            onChange={(next) => {
              const [needed, count] = (next === 'own' ? '2/2' : next).split('/').map(Number);
              take(needed as number, count as number);
            }}
            testid="sheets-numbers"
          />
          {!PRESETS.includes(preset) && (
            <>
              <NumberChoice
                name="Sheets"
                of={numbers(2, MOST)}
                value={value.count}
                onValue={(count) => take(value.needed, count)}
              />
              <NumberChoice
                name="Needed"
                of={numbers(2, value.count)}
                value={value.needed}
                onValue={(needed) => take(needed, value.count)}
              />
            </>
          )}
          {numbers(1, value.count).map((number) => (
            <Field
              key={number}
              label={`Who holds sheet ${number}`}
              value={holders[number - 1] ?? ''}
              onValue={(typed) =>
                onValue({
                  ...value,
                  holders: numbers(1, MOST).map((each) => (each === number ? typed : (holders[each - 1] ?? ''))),
                })
              }
              maxLength={LONGEST_NAME}
              placeholder={`Sheet ${number}`}
              testid={`sheet-holder-${number}`}
            />
          ))}
          <p class="small">The names are stored encrypted in your identity, so that you find the sheets again.</p>
        </>
      )}
    </div>
  );
}

const NumberChoice = (props: {
  name: string;
  of: readonly number[];
  value: number;
  onValue: (value: number) => void;
}) => (
  <div>
    <p class="label strong-label">{props.name}</p>
    <Segments
      label={props.name}
      value={String(props.value)}
      options={props.of.map((number) => ({ value: String(number), name: String(number) }))}
      onChange={(next) => props.onValue(Number(next))}
      testid={`sheets-${props.name.toLowerCase()}`}
    />
  </div>
);
