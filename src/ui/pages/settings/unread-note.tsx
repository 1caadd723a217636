/** Says which stored parts cannot be read, and that they were left as they are. Shows nothing while all can be read. */
import { WarningBox } from '../../components/warning.tsx';

export const UnreadNote = ({ parts }: { parts: readonly string[] }) =>
  parts.length === 0 ? null : (
    <section class="narrow" data-testid="unread-note">
      <WarningBox severity="caution" title="Some of your data can't be read" rule="unread">
        <p>
          It was left where it is, and everything else works. A newer version of Dramatis may be able to read it. Until
          then, or until you set it again, defaults are used for:
        </p>
        <ul>
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      </WarningBox>
    </section>
  );
