/** One site login or note: fill it in, copy or show its parts, see the two-step code. Loaded when it is shown. */
import type { SecretView } from '../../../messaging/secret.ts';
import type { ActiveSite } from '../../../messaging/snapshot.ts';
import '../../style/secrets.css';
import { Button, IconButton } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Copy, ExternalLink, Eye, EyeOff, LogIn, Pencil } from '../../components/icon.tsx';
import { hostOf } from '../../components/site-tile.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { TwoStepCode, useTwoStepCode } from '../../secrets/two-step-code.tsx';
import { useEntryActs } from '../../secrets/use-entry-acts.ts';
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

export function SecretPage(props: { acting: Acting; site: ActiveSite | null; targetId: string }) {
  const { acting, targetId } = props;
  const { entries } = useSecrets(acting.detail);
  const entry = entries?.find((one) => one.targetId === targetId);
  const back = () => acting.go({ kind: 'home' });
  return (
    <>
      <PageHead title={entry?.name ?? 'Logins'} back={back} />
      {entry !== undefined && (
        <div class="body sub">
          {entry.offeredBy === null ? <Entry {...props} entry={entry} /> : <Offered {...props} entry={entry} />}
        </div>
      )}
    </>
  );
}

function Offered({ acting, entry }: EntryProps) {
  const command = useCommand();
  const { busy, problem, run } = useEntryActs(acting.character.id, entry);
  const args = { characterId: acting.character.id, targetId: entry.targetId };
  const back = () => acting.go({ kind: 'home' });
  return (
    <>
      <WarningBox severity="caution" title={`Put here by ${entry.offeredBy ?? ''}`} rule="offered">
        <p>That login method does not open {acting.character.name}. Accept this only if you know why it is here.</p>
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
        <>
          <Button
            weight="primary"
            wide
            icon={LogIn}
            testid="fill-login"
            busy={acts.busy}
            disabled={!isHere}
            onClick={acts.fill}
          >
            Fill in
          </Button>
          <p class="fine center">
            {isHere ? 'You send the form yourself.' : `Only on ${page}, which this tab does not show.`}
          </p>
        </>
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
        {page !== null && (
          <Button weight="quiet" small icon={ExternalLink} onClick={() => openLink(page)}>
            {hostOf(page)}
          </Button>
        )}
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
        <span class={part === 'password' ? 'part-text mono' : 'part-text lines'} data-testid={`secret-${part}`}>
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
  if (!code) return null;
  return (
    <div class="part">
      <span class="grow">
        <span class="label">Two-step code</span>
        <TwoStepCode code={code} />
      </span>
      <IconButton icon={Copy} label="Copy the two-step code" testid="copy-code" onClick={props.copy} />
    </div>
  );
}

const Problem = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <p class="small bad" role="alert">
      {text}
    </p>
  );
