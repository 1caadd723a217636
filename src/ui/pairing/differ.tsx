/** What it means that the words differ, and what to do: the one moment in which the person alone can tell that somebody is in between. */
import { WarningBox } from '../components/warning.tsx';

export const WordsDiffer = () => (
  <WarningBox severity="danger" title="Then somebody may stand in between" rule="words-differ">
    <p>
      Nothing was added. Both computers must show the same three words; where they do not, somebody between them has
      exchanged what they sent. Try once more in another network. If they differ again, tell whoever runs the key
      server, and use the recovery key on the new computer instead.
    </p>
  </WarningBox>
);
