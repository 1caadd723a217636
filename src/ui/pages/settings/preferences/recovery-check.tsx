/** Chooses after how many days the wallet asks for a check of the recovery keys. */
import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';

const DAYS = [30, 90, 180, 365, 0] as const;

const toWords = (days: number): string => {
  if (days === 0) return t.never;
  return days === 365 ? t.everyYear : t.everyDays(days);
};

export function RecoveryCheck({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  const choices = DAYS.some((each) => each === days) ? [...DAYS] : [...DAYS, days];
  return (
    <div class="field">
      <div class="label">
        <label for="recovery-check">{t.recoveryCheck}</label>
      </div>
      <div class="input select">
        <select
          id="recovery-check"
          data-testid="recovery-check"
          value={String(days)}
          onChange={(event) => onDays(Number(event.currentTarget.value))}
        >
          {choices.map((each) => (
            <option key={each} value={String(each)}>
              {toWords(each)}
            </option>
          ))}
        </select>
      </div>
      <p class="small help">{days === 0 ? t.neverHelp : t.recoveryCheckHelp}</p>
    </div>
  );
}
