/** The details of one login or note: its parts, its site, and what can be done with it. */
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { SecretView } from '../../../../messaging/secret.ts';
import { ExternalLink, Icon } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { EntryExposed, EntryParts } from '../../../secrets/entry-parts.tsx';
import { useEntryActs } from '../../../secrets/use-entry-acts.ts';
import { Problem } from '../frame.tsx';
import { DetailActs } from '../list-detail.tsx';

export function EntryDetail(props: { characterId: string; entry: SecretView; items: readonly MenuItem[] }) {
  const { characterId, entry, items } = props;
  const acts = useEntryActs(characterId, entry);
  return (
    <>
      <EntryExposed entry={entry} />
      {entry.site !== null && (
        <p class="entry-site">
          <a href={entry.site} target="_blank" rel="noreferrer" aria-label={t.openSite(entry.site)}>
            {entry.site} <Icon node={ExternalLink} size={16} />
          </a>
        </p>
      )}
      <EntryParts characterId={characterId} entry={entry} acts={acts} />
      <Problem text={acts.problem} />
      <DetailActs items={items} />
    </>
  );
}
