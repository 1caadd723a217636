/** Chooses after how many minutes of inactivity the wallet locks. */

const MINUTES = [1, 5, 15, 30, 60, 240] as const;

const toWords = (minutes: number): string => {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
};

export function AutoLock({ minutes, onMinutes }: { minutes: number; onMinutes: (minutes: number) => void }) {
  const choices = MINUTES.some((each) => each === minutes) ? [...MINUTES] : [...MINUTES, minutes].sort((a, b) => a - b);
  return (
    <div class="field">
      <div class="label">
        <label for="auto-lock">Lock after</label>
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
      <p class="small help">
        Counted from your last activity. Dramatis also locks when the computer locks and when the browser closes.
      </p>
    </div>
  );
}
