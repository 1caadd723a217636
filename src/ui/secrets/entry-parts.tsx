/** The parts of one login or note, in the popup and in the settings: each is copied, and shown, on a click alone; the two-step code is always there. */
import type { SecretView } from '../../messaging/secret.ts';
import '../style/secrets.css';
import { secrets as t } from '../../locales/en/ui/secrets.ts';
import { IconButton } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Copy, Eye, EyeOff } from '../components/icon.tsx';
import { WarningBox } from '../components/warning.tsx';
import { toDate } from '../words/day.ts';
import { TwoStepCode, useTwoStepCode } from './two-step-code.tsx';
import type { useEntryActs } from './use-entry-acts.ts';
import { useHoldsFocus } from './use-holds-focus.ts';

type EntryActs = ReturnType<typeof useEntryActs>;

/** Nothing, unless somebody else may know the entry. */
export const EntryExposed = ({ entry: { kind, exposedSince } }: { entry: SecretView }) =>
  exposedSince === null ? null : (
    <WarningBox severity="caution" title={t.exposedSince(toDate(exposedSince, Date.now()))} rule="exposed">
      <p>{kind === 'login' ? t.exposedLogin : t.exposedNote}</p>
    </WarningBox>
  );

export function EntryParts(props: { characterId: string; entry: SecretView; acts: EntryActs }) {
  const { characterId, entry, acts } = props;
  const isLogin = entry.kind === 'login';
  return (
    <>
      <div class="card parts">
        {isLogin && <UserPart user={entry.user} />}
        {isLogin && <SecretPart name={t.password} part="password" called="password" acts={acts} />}
        {isLogin && <CodePart characterId={characterId} entry={entry} copy={() => acts.copy('code')} />}
        <SecretPart name={isLogin ? t.note : t.text} part="note" called={isLogin ? 'note' : 'text'} acts={acts} />
      </div>
      <p class="fine seen">{t.changedOn(toDate(entry.changedAt, Date.now()))}</p>
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
  acts: EntryActs;
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
