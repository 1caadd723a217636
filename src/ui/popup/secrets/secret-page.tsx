/** One site login or note: fill it in, copy or show its parts, see the two-step code. Loaded when it is shown. */
import type { SecretView } from '../../../messaging/secret.ts';
import type { ActiveSite } from '../../../messaging/snapshot.ts';
import '../../style/secrets.css';
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
      <PageHead title={entry?.name ?? 'Logins and notes'} back={back} />
      <div class="body sub">
        <Problem text={problem} />
        {problem === null && entries === null && <Skeleton width={240} />}
        {entries !== null && entry === undefined && (
          <p class="small seen" role="status">
            This entry was changed or removed. Go back to the list.
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
      <WarningBox severity="caution" title={`Added by ${entry.offeredBy ?? ''}`} rule="offered">
        <p>That login method doesn’t open {acting.character.name}. Accept this only if you know why it is here.</p>
      </WarningBox>
      <p class="small seen">
        {entry.kind === 'note' ? 'A note' : `${entry.user || 'No user name'} at ${entry.site ?? 'no site'}`}
      </p>
      <div class="foot acts-2">
        <Button busy={busy} onClick={() => run(() => command('remove-secret', args).then(back))}>
          Remove
        </Button>
        <Button
          weight="primary"
          busy={busy}
          testid="accept-secret"
          onClick={() => run(() => command('accept-secret', args).then(back))}
        >
          Accept
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
        <WarningBox severity="caution" title={`Exposed since ${toDate(entry.exposedSince, Date.now())}`} rule="exposed">
          <p>
            Somebody else may know this.{' '}
            {isLogin ? 'Change the password at the site, then here.' : 'Decide what follows.'}
          </p>
        </WarningBox>
      )}
      {isLogin && page !== null && (
        <div class="entry-use">
          {isHere ? (
            <Button weight="primary" wide icon={LogIn} testid="fill-login" busy={acts.busy} onClick={acts.fill}>
              Fill in
            </Button>
          ) : (
            <Button wide icon={ExternalLink} testid="open-site" onClick={() => openLink(page)}>
              Open the site
            </Button>
          )}
          <p class="fine center">
            {isHere
              ? 'You send the form yourself.'
              : `This login can only be filled in on ${page}. Open that page first.`}
          </p>
        </div>
      )}
      <Problem text={acts.problem} />
      <div class="card parts">
        {isLogin && <UserPart user={entry.user} />}
        {isLogin && <SecretPart name="Password" part="password" acts={acts} />}
        {isLogin && <CodePart characterId={acting.character.id} entry={entry} copy={() => acts.copy('code')} />}
        <SecretPart name={isLogin ? 'Note' : 'Text'} part="note" acts={acts} />
      </div>
      <p class="fine seen">Changed on {toDate(entry.changedAt, Date.now())}</p>
      <div class="hstack">
        <Button weight="quiet" small icon={Pencil} onClick={() => openTab(`settings/logins/${entry.targetId}`)}>
          Edit
        </Button>
      </div>
    </>
  );
}

const UserPart = ({ user }: { user: string }) => (
  <div class="part">
    <span class="grow">
      <span class="label">User name</span>
      <span class="part-text" data-testid="secret-user">
        {user === '' ? '—' : user}
      </span>
    </span>
    {user !== '' && <CopyButton compact text={user} name="Copy the user name" done="User name copied" />}
  </div>
);

function SecretPart(props: { name: string; part: 'password' | 'note'; acts: ReturnType<typeof useEntryActs> }) {
  const { name, part, acts } = props;
  const text = acts.shown[part];
  const what = name.toLowerCase();
  return (
    <div class="part" data-part={part}>
      <span class="grow">
        <span class="label">{name}</span>
        <span
          class={part === 'password' || text === undefined ? 'part-text mono' : 'part-text lines'}
          data-testid={`secret-${part}`}
        >
          {text === undefined ? '••••••••••' : text === '' ? 'Empty' : text}
        </span>
      </span>
      <IconButton
        icon={text === undefined ? Eye : EyeOff}
        label={text === undefined ? `Show the ${what}` : `Hide the ${what}`}
        testid={`show-${part}`}
        onClick={() => acts.toggle(part)}
      />
      <IconButton icon={Copy} label={`Copy the ${what}`} testid={`copy-${part}`} onClick={() => acts.copy(part)} />
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
        <span class="label">Two-step code</span>
        <TwoStepCode code={code} isAsked={holds} />
      </span>
      <IconButton icon={Copy} label="Copy the two-step code" testid="copy-code" onClick={props.copy} />
    </div>
  );
}

const Problem = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <p class="small bad entry-problem" role="alert">
      {text}
    </p>
  );
