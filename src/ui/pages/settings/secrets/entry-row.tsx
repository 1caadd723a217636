/** One login or note in the list of the settings, with what can be done with it. */
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { SecretView } from '../../../../messaging/secret.ts';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { Copy } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { hostOf } from '../../../components/site-tile.tsx';
import { EntryMark } from '../../../secrets/entry-mark.tsx';
import { useEntryActs } from '../../../secrets/use-entry-acts.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { detailPath } from '../settings-routes.ts';

const described = ({ kind, user, site, name }: SecretView): string => {
  if (kind === 'note') return t.note;
  if (site === null) return user === '' ? t.noUserNameNoSite : t.userAtNoSite(user);
  const host = hostOf(site);
  if (host === name) return user === '' ? t.noUserName : user;
  return user === '' ? t.noUserNameAt(host) : t.userAt(user, host);
};

const EntryName = ({ entry }: { entry: SecretView }) => (
  <>
    <EntryMark entry={entry} />
    <span class="grow">
      <span class="t clip">{entry.name}</span>
      <span class="d">{described(entry)}</span>
    </span>
  </>
);

export function EntryRow(props: {
  entry: SecretView;
  character: CharacterSummary;
  items: readonly MenuItem[];
  isChosen: boolean;
}) {
  const { entry, character } = props;
  const command = useCommand();
  const acts = useEntryActs(character.id, entry);
  const whose = entry.user === '' ? entry.name : t.entryOfUser(entry.name, entry.user);
  const part = entry.kind === 'note' ? 'note' : 'password';
  const accept = () =>
    acts.run(() => command('accept-secret', { characterId: character.id, targetId: entry.targetId }));
  return (
    <>
      <div class="row tall entry-line" data-testid="entry-row" data-name={entry.name} data-user={entry.user}>
        {entry.offeredBy === null ? (
          <a
            class="entry-open"
            href={`#/${detailPath('logins', entry.targetId)}`}
            aria-current={props.isChosen ? 'true' : undefined}
            data-entry={entry.targetId}
            data-testid="open-entry"
          >
            <EntryName entry={entry} />
          </a>
        ) : (
          <span class="entry-open">
            <EntryName entry={entry} />
          </span>
        )}
        {entry.exposedSince !== null && <Tag tone="caution">{t.exposed}</Tag>}
        {entry.offeredBy === null ? (
          <IconButton icon={Copy} label={t.copyPart[part](whose)} onClick={() => acts.copy(part)} />
        ) : (
          <>
            <Tag>{t.addedBy(entry.offeredBy)}</Tag>
            <Button small busy={acts.busy} onClick={accept} testid="accept-secret">
              {t.accept}
            </Button>
          </>
        )}
        <MoreMenu of={whose} items={props.items} />
      </div>
      <Problem text={acts.problem} />
    </>
  );
}
