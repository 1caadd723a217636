/** Explains what differing words mean and what to do. Only the user can detect this attack. */
import { WarningBox } from '../components/warning.tsx';

export const WordsDiffer = () => (
  <WarningBox severity="danger" title="Somebody may be intercepting the connection" rule="words-differ">
    <p>
      Nothing was added. Both computers must show the same three words. If they don’t, somebody may have changed the
      messages between them. Try again on a different network. If the words differ again, tell the key server’s
      operator, and use the recovery key on the new computer instead.
    </p>
  </WarningBox>
);
