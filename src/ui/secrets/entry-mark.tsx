/** What stands before an entry in a list: the tile of its site, or the sign of a login without one or of a note. */
import type { SecretView } from '../../messaging/secret.ts';
import { FileText, Icon, KeyRound } from '../components/icon.tsx';
import { SiteTile } from '../components/site-tile.tsx';

export function EntryMark({ entry }: { entry: Pick<SecretView, 'kind' | 'site'> }) {
  if (entry.site !== null) return <SiteTile origin={entry.site} />;
  return (
    <span class="tile" aria-hidden="true">
      <Icon node={entry.kind === 'note' ? FileText : KeyRound} />
    </span>
  );
}
