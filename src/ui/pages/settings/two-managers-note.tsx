/** Notes of acts that need two managers. */
import { WarningBox } from '../../components/warning.tsx';

/** The act waits for a second manager. */
export const TwoManagersNote = () => (
  <p class="small" data-testid="two-managers-note">
    Two managers have to agree to this. You propose it, and another manager confirms it. The recovery key does it at
    once.
  </p>
);

/** A login method is added at once, and its managing level is proposed. `start`: the level that it gets at once. */
export const StartsLowerNote = ({ start, wanted }: { start: string; wanted: string }) => (
  <WarningBox severity="note" title="Two managers have to agree to this" rule="two-managers">
    <p data-testid="starts-lower">
      It starts with the level “{start}”, and “{wanted}” is proposed. Another manager has to confirm that. With the
      recovery key it gets “{wanted}” at once.
    </p>
  </WarningBox>
);

/** The act cannot wait: a key that is made now signs it. `lost`: there is no recovery key to confirm it with. `instead`: what two managers can do as well. */
export const OnPaperNote = ({ lost = false, instead }: { lost?: boolean; instead?: string }) => (
  <WarningBox severity="caution" title="Two managers have to agree to this" rule="two-managers">
    <p>
      It cannot wait for a second manager, because its keys are made now.{' '}
      {lost
        ? 'First let one manager be enough, under Members: two of you agree to that. Then come back.'
        : `Confirm it with the recovery key. Without that, ${instead ?? 'first let one manager be enough, under Members: two of you agree to that.'}`}
    </p>
  </WarningBox>
);
