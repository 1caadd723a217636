/** One sheet or several: how many, how many of them are needed, and who holds each. */
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
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
          holders: numbers(1, wanted.count).map(
            (number) => wanted.holders[number - 1]?.trim() || t.sheetNumber(number),
          ),
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
        <p class="label strong-label">{t.onHowManySheets}</p>
        <Segments
          label={t.onHowManySheets}
          value={value === null ? 'one' : 'several'}
          options={[
            { value: 'one', name: t.oneSheet },
            { value: 'several', name: t.severalSheets },
          ]}
          onChange={(next) => (next === 'one' ? onValue(null) : take(2, 3))}
          testid="how-many-sheets"
        />
      </div>
      {value !== null && (
        <>
          <p class="small">{t.severalSheetsExplained(value.needed)}</p>
          <Segments
            label={t.howManyNeeded}
            value={PRESETS.includes(preset) ? preset : 'own'}
            options={[
              { value: '2/3', name: t.neededOf(2, 3) },
              { value: '3/5', name: t.neededOf(3, 5) },
              { value: 'own', name: t.otherNumbers },
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
                name={t.sheets}
                testid="sheets-sheets"
                of={numbers(2, MOST)}
                value={value.count}
                onValue={(count) => take(value.needed, count)}
              />
              <NumberChoice
                name={t.needed}
                testid="sheets-needed"
                of={numbers(2, value.count)}
                value={value.needed}
                onValue={(needed) => take(needed, value.count)}
              />
            </>
          )}
          {numbers(1, value.count).map((number) => (
            <Field
              key={number}
              label={t.whoHolds(number)}
              value={holders[number - 1] ?? ''}
              onValue={(typed) =>
                onValue({
                  ...value,
                  holders: numbers(1, MOST).map((each) => (each === number ? typed : (holders[each - 1] ?? ''))),
                })
              }
              maxLength={LONGEST_NAME}
              placeholder={t.sheetNumber(number)}
              testid={`sheet-holder-${number}`}
            />
          ))}
          <p class="small">{t.holdersAreEncrypted}</p>
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
  testid: string;
}) => (
  <div>
    <p class="label strong-label">{props.name}</p>
    <Segments
      label={props.name}
      value={String(props.value)}
      options={props.of.map((number) => ({ value: String(number), name: String(number) }))}
      onChange={(next) => props.onValue(Number(next))}
      testid={props.testid}
    />
  </div>
);
