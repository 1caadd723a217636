/** Notes of acts that need two managers. */
import { WarningBox } from '../../components/warning.tsx';

/** The act waits for a second manager. */
export const TwoManagersNote = () => (
  <p class="small" data-testid="two-managers-note">
    Two managers have to agree to this. You propose it, and another manager confirms it. The recovery key does it at
    once.
  </p>
);

/** The act cannot wait: a key that is made now signs it. */
export const OnPaperNote = () => (
  <WarningBox severity="caution" title="Two managers have to agree to this" rule="two-managers">
    <p>
      It cannot wait for a second manager, because it is made now. Confirm it with the recovery key. Without that, let
      one manager be enough for the time, under Members: two of you agree to that.
    </p>
  </WarningBox>
);
