/** Chooses after how many minutes of inactivity the wallet locks. */
import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';

const MINUTES = [1, 5, 15, 30, 60, 240] as const;

const toWords = (minutes: number): string => (minutes < 60 ? t.minutes(minutes) : t.hours(minutes / 60));

export function AutoLock({ minutes, onMinutes }: { minutes: number; onMinutes: (minutes: number) => void }) {
  const choices = MINUTES.some((each) => each === minutes) ? [...MINUTES] : [...MINUTES, minutes].sort((a, b) => a - b);
  return (
    <div class="field">
      <div class="label">
        <label for="auto-lock">{t.lockAfter}</label>
      </div>
      <div class="input select">
        <select
          id="auto-lock"
          data-testid="auto-lock"
          value={String(minutes)}
          onChange={(event) => onMinutes(Number(event.currentTarget.value))}
        >
          {choices.map((each) => (
            <option key={each} value={String(each)}>
              {toWords(each)}
            </option>
          ))}
        </select>
      </div>
      <p class="small help">{t.lockAfterHelp}</p>
    </div>
  );
}
