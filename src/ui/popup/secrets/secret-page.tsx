/** One site login or note: fill it in, copy or show its parts, see the two-step code. Loaded when it is shown. */
import type { SecretView } from '../../../messaging/secret.ts';
import type { ActiveSite } from '../../../messaging/snapshot.ts';
import '../../style/secrets.css';
import { popupSecrets as t } from '../../../locales/en/ui/popup/secrets.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Copy, ExternalLink, Eye, EyeOff, LogIn, Pencil } from '../../components/icon.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { TwoStepCode, useTwoStepCode } from '../../secrets/two-step-code.tsx';
import { useClipboardCleared } from '../../secrets/use-clipboard-cleared.ts';
import { useEntryActs } from '../../secrets/use-entry-acts.ts';
import { useHoldsFocus } from '../../secrets/use-holds-focus.ts';
import { useSecrets } from '../../secrets/use-secrets.ts';
import { useCommand } from '../../wallet.tsx';
import { toDate } from '../../words/day.ts';
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
        {entries !== null && entry === undefined && (
          <p class="small seen" role="status">
            {t.gone}
          </p>
        )}
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
      <p class="small seen">
        {entry.kind === 'note' ? t.aNote : t.userAt(entry.user || t.noUserName, entry.site ?? t.noSite)}
      </p>
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
      {entry.exposedSince !== null && (
        <WarningBox severity="caution" title={t.exposedSince(toDate(entry.exposedSince, Date.now()))} rule="exposed">
          <p>{isLogin ? t.exposedLogin : t.exposedNote}</p>
        </WarningBox>
      )}
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
      <div class="card parts">
        {isLogin && <UserPart user={entry.user} />}
        {isLogin && <SecretPart name={t.password} part="password" called="password" acts={acts} />}
        {isLogin && <CodePart characterId={acting.character.id} entry={entry} copy={() => acts.copy('code')} />}
        <SecretPart name={isLogin ? t.note : t.text} part="note" called={isLogin ? 'note' : 'text'} acts={acts} />
      </div>
      <p class="fine seen">{t.changedOn(toDate(entry.changedAt, Date.now()))}</p>
      <div class="hstack">
        <Button weight="quiet" small icon={Pencil} onClick={() => openTab(`settings/logins/${entry.targetId}`)}>
          {t.edit}
        </Button>
      </div>
    </>
  );
}

const UserPart = ({ user }: { user: string }) => (
  <div class="part">
    <span class="grow">
      <span class="label">{t.userName}</span>
      <span class="part-text" data-testid="secret-user">
        {user === '' ? '—' : user}
      </span>
    </span>
    {user !== '' && <CopyButton compact text={user} name={t.copyTheUserName} done={t.userNameCopied} />}
  </div>
);

function SecretPart(props: {
  name: string;
  part: 'password' | 'note';
  called: 'password' | 'note' | 'text';
  acts: ReturnType<typeof useEntryActs>;
}) {
  const { name, part, called, acts } = props;
  const text = acts.shown[part];
  return (
    <div class="part" data-part={part}>
      <span class="grow">
        <span class="label">{name}</span>
        <span
          class={part === 'password' || text === undefined ? 'part-text mono' : 'part-text lines'}
          data-testid={`secret-${part}`}
        >
          {text === undefined ? '••••••••••' : text === '' ? t.empty : text}
        </span>
      </span>
      <IconButton
        icon={text === undefined ? Eye : EyeOff}
        label={text === undefined ? t.show[called] : t.hide[called]}
        testid={`show-${part}`}
        onClick={() => acts.toggle(part)}
      />
      <IconButton icon={Copy} label={t.copy[called]} testid={`copy-${part}`} onClick={() => acts.copy(part)} />
    </div>
  );
}

function CodePart(props: { characterId: string; entry: SecretView; copy: () => void }) {
  const code = useTwoStepCode(props.characterId, props.entry.targetId);
  const { holds, on } = useHoldsFocus();
  if (!code) return null;
  return (
    <div class="part" {...on}>
      <span class="grow">
        <span class="label">{t.twoStepCode}</span>
        <TwoStepCode code={code} isAsked={holds} />
      </span>
      <IconButton icon={Copy} label={t.copyCode} testid="copy-code" onClick={props.copy} />
    </div>
  );
}

const Problem = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <p class="small bad entry-problem" role="alert">
      {text}
    </p>
  );
