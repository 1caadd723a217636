/** Notes of acts that need two managers. */
import { WarningBox } from '../../components/warning.tsx';

/** The act waits for a second manager. */
export const TwoManagersNote = () => (
  <p class="small" data-testid="two-managers-note">
    Two managers have to agree to this. You propose it, and another manager confirms it. The recovery key does it at
    once.
  </p>
);

/** The act cannot wait: a key that is made now signs it. `lost`: there is no recovery key to confirm it with. */
export const OnPaperNote = ({ lost = false }: { lost?: boolean }) => (
  <WarningBox severity="caution" title="Two managers have to agree to this" rule="two-managers">
    <p>
      It cannot wait for a second manager, because it is made now.{' '}
      {lost
        ? 'First let one manager be enough, under Members: two of you agree to that. Then come back.'
        : 'Confirm it with the recovery key. Without that, first let one manager be enough, under Members: two of you agree to that.'}
    </p>
  </WarningBox>
);
