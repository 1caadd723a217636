/** Makes or changes a site login. */
import { useState } from 'preact/hooks';
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import { SECRET_LIMITS } from '../../../../messaging/secret.ts';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { goTo } from '../../../location.ts';
import { NearlyFull } from '../../../secrets/nearly-full.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame } from '../frame.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import type { EntryFormProps } from './entry-form-props.ts';
import { FormFoot } from './form-foot.tsx';
import { PasswordPart } from './password-part.tsx';
import { TwoStepPart } from './two-step-part.tsx';
import { useNoteOf } from './use-note-of.ts';

export function LoginForm({ character, entry, taken, onSaved }: EntryFormProps) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [site, setSite] = useState(entry?.site ?? '');
  const [user, setUser] = useState(entry?.user ?? '');
  const [name, setName] = useState(entry?.name ?? '');
  const [password, setPassword] = useState<string | null>(entry === null ? '' : null);
  const [totp, setTotp] = useState<string | null>(entry === null ? '' : null);
  const note = useNoteOf(character.id, entry);
  const isEmpty = entry === null && site.trim() === '' && user.trim() === '' && name.trim() === '';

  async function save() {
    if (busy || isEmpty) return;
    const draft = { kind: 'login' as const, site: site.trim() || null, user, name, password, totp, note: note.text };
    const args = { characterId: character.id, targetId: entry?.targetId ?? null, draft };
    if (!(await run(async () => onSaved((await command('save-secret', args)).targetId)))) return;
    say(t.saved(name.trim() || site.trim() || user.trim()));
    goTo('settings/logins');
  }

  return (
    <Frame
      title={entry === null ? t.newLogin : entry.name}
      lede={t.loginLede(character.name)}
      look={character.look}
      testid="login-form"
    >
      <section class="narrow stack entry-form">
        <NearlyFull name={character.name} taken={entry === null ? taken : 0} />
        <Field
          label={t.site}
          value={site}
          onValue={setSite}
          type="url"
          placeholder="https://example.org"
          help={t.siteHelp}
          focused={entry === null}
          onEnter={save}
          testid="entry-site"
        />
        <Field
          label={t.userName}
          value={user}
          onValue={setUser}
          maxLength={SECRET_LIMITS.user}
          onEnter={save}
          testid="entry-user"
        />
        <PasswordPart characterId={character.id} entry={entry} user={user} value={password} onValue={setPassword} />
        <TwoStepPart characterId={character.id} entry={entry} value={totp} onValue={setTotp} />
        <Field
          label={t.name}
          value={name}
          onValue={setName}
          maxLength={LONGEST_NAME}
          help={t.nameHelp}
          onEnter={save}
          testid="entry-name"
        />
        <Field
          label={t.note}
          value={note.value}
          onValue={note.set}
          rows={3}
          maxLength={SECRET_LIMITS.note}
          help={t.noteHelp}
          testid="entry-note"
        />
        <FormFoot
          problem={problem ?? note.problem}
          failed={problem !== null}
          taken={taken}
          busy={busy}
          disabled={isEmpty}
          onSave={save}
        />
      </section>
    </Frame>
  );
}
