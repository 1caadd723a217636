/** One site login or note: fill it in, copy or show its parts, see the two-step code. Loaded when it is shown. */
import type { SecretView } from '../../../messaging/secret.ts';
import type { ActiveSite } from '../../../messaging/snapshot.ts';
import '../../style/secrets.css';
import { popupSecrets as t } from '../../../locales/en/ui/popup/secrets.ts';
import { Button } from '../../components/button.tsx';
import { ExternalLink, LogIn, Pencil } from '../../components/icon.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Status } from '../../components/status.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { EntryExposed, EntryParts } from '../../secrets/entry-parts.tsx';
import { useClipboardCleared } from '../../secrets/use-clipboard-cleared.ts';
import { useEntryActs } from '../../secrets/use-entry-acts.ts';
import { useSecrets } from '../../secrets/use-secrets.ts';
import { useCommand } from '../../wallet.tsx';
import { openLink, openTab } from '../open-tab.ts';
import { PageHead } from '../page-head.tsx';
import type { Acting } from '../view.ts';

interface EntryProps {
  acting: Acting;
  site: ActiveSite | null;
  entry: SecretView;
}

export function SecretPage(props: {
  acting: Acting;
  site: ActiveSite | null;
  targetId: string;
  /** What was searched in the list that led here. */
  search: string;
}) {
  const { acting, targetId, search } = props;
  const { entries, problem } = useSecrets(acting.detail);
  useClipboardCleared();
  const entry = entries?.find((one) => one.targetId === targetId);
  // The home of a character without an account has no tab with the list.
  const kind = acting.detail.accounts.length === 0 && acting.character.state !== 'viewed' ? 'secrets' : 'home';
  const back = () => acting.go({ kind, logins: { search, targetId } });
  return (
    <>
      <PageHead title={entry?.name ?? t.loginsAndNotes} back={back} />
      <div class="body sub">
        <Problem text={problem} />
        {problem === null && entries === null && <Skeleton width={240} />}
        {entries !== null && entry === undefined && <Status class="small seen">{t.gone}</Status>}
        {entry !== undefined &&
          (entry.offeredBy === null ? (
            <Entry {...props} entry={entry} />
          ) : (
            <Offered {...props} entry={entry} back={back} />
          ))}
      </div>
    </>
  );
}

function Offered({ acting, entry, back }: EntryProps & { back: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useEntryActs(acting.character.id, entry);
  const args = { characterId: acting.character.id, targetId: entry.targetId };
  return (
    <>
      <WarningBox severity="caution" title={t.addedBy(entry.offeredBy ?? '')} rule="offered">
        <p>{t.addedByOther(acting.character.name)}</p>
      </WarningBox>
      <p class="small seen">{entry.kind === 'note' ? t.aNote : t.userAt(entry.user || null, entry.site)}</p>
      <div class="foot acts-2">
        <Button busy={busy} onClick={() => run(() => command('remove-secret', args).then(back))}>
          {t.remove}
        </Button>
        <Button
          weight="primary"
          busy={busy}
          testid="accept-secret"
          onClick={() => run(() => command('accept-secret', args).then(back))}
        >
          {t.accept}
        </Button>
      </div>
      <Problem text={problem} />
    </>
  );
}

function Entry({ acting, site, entry }: EntryProps) {
  const acts = useEntryActs(acting.character.id, entry);
  const isLogin = entry.kind === 'login';
  const isHere = entry.site !== null && site?.origin === entry.site;
  const page = entry.site;
  return (
    <>
      <EntryExposed entry={entry} />
      {isLogin && page !== null && (
        <div class="entry-use">
          {isHere ? (
            <Button weight="primary" wide icon={LogIn} testid="fill-login" busy={acts.busy} onClick={acts.fill}>
              {t.fillIn}
            </Button>
          ) : (
            <Button wide icon={ExternalLink} testid="open-site" onClick={() => openLink(page)}>
              {t.openTheSite}
            </Button>
          )}
          <p class="fine center">{isHere ? t.youSend : t.onlyThere(page)}</p>
        </div>
      )}
      <Problem text={acts.problem} />
      <EntryParts characterId={acting.character.id} entry={entry} acts={acts} />
      <div class="hstack">
        <Button weight="quiet" small icon={Pencil} onClick={() => openTab(`settings/logins/${entry.targetId}`)}>
          {t.edit}
        </Button>
      </div>
    </>
  );
}

const Problem = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <p class="small bad entry-problem" role="alert">
      {text}
    </p>
  );
