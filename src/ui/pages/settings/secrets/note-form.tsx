/** Makes or changes a secret note. */
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
import { useNoteOf } from './use-note-of.ts';

export function NoteForm({ character, entry, taken, onSaved }: EntryFormProps) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [name, setName] = useState(entry?.name ?? '');
  const [tried, setTried] = useState(false);
  const note = useNoteOf(character.id, entry);
  const noTitle = name.trim() === '' ? t.enterTitle : null;

  async function save() {
    setTried(true);
    if (busy || noTitle !== null) return;
    const draft = { kind: 'note' as const, name, text: note.text };
    const args = { characterId: character.id, targetId: entry?.targetId ?? null, draft };
    if (!(await run(async () => onSaved((await command('save-secret', args)).targetId)))) return;
    say(t.saved(name.trim()));
    goTo('settings/logins');
  }

  return (
    <Frame
      title={entry === null ? t.newNote : entry.name}
      lede={t.noteLede(character.name)}
      look={character.look}
      testid="note-form"
    >
      <section class="narrow stack entry-form">
        <NearlyFull name={character.name} taken={entry === null ? taken : 0} />
        <Field
          label={t.title}
          value={name}
          onValue={setName}
          maxLength={LONGEST_NAME}
          problem={tried ? noTitle : null}
          focused={entry === null}
          onEnter={save}
          testid="entry-name"
        />
        <Field
          label={t.text}
          value={note.value}
          onValue={note.set}
          rows={8}
          maxLength={SECRET_LIMITS.note}
          testid="entry-note"
        />
        <FormFoot problem={problem ?? note.problem} failed={problem !== null} taken={taken} busy={busy} onSave={save} />
      </section>
    </Frame>
  );
}
