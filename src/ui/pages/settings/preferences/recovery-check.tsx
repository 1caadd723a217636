/** Chooses after how many days the wallet asks for a check of the recovery keys. */

const DAYS = [30, 90, 180, 365, 0] as const;

const toWords = (days: number): string => {
  if (days === 0) return 'Never';
  return days === 365 ? 'Every year' : `Every ${days} days`;
};

export function RecoveryCheck({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  const choices = DAYS.some((each) => each === days) ? [...DAYS] : [...DAYS, days];
  return (
    <div class="field">
      <div class="label">
        <label for="recovery-check">Ask whether I still have my recovery key</label>
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
      <p class="small help">
        {days === 0
          ? 'Nothing reminds you then. You may notice that a sheet is lost only on the day you need it.'
          : 'The first time is a week after you created it. The reminder never stops you from working.'}
      </p>
    </div>
  );
}
