/** The pages of site logins and notes in the settings: list, forms, import. Loaded when they are shown. */
import { useState } from 'preact/hooks';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useClipboardCleared } from '../../../secrets/use-clipboard-cleared.ts';
import { useSecrets } from '../../../secrets/use-secrets.ts';
import '../../../style/password.css';
import '../../../style/secrets.css';
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame, Problem } from '../frame.tsx';
import { chosenOf } from '../settings-routes.ts';
import { ImportPage } from './import-page.tsx';
import { LoginForm } from './login-form.tsx';
import { LoginsPage } from './logins-page.tsx';
import { NoteForm } from './note-form.tsx';

/** `rest`: the path after `logins/`. It stays mounted while the person goes from page to page, and so the search stays too. */
export function LoginsPages({ rest, ...props }: CharacterPageProps & { rest: string }) {
  const { entries, taken, problem } = useSecrets(props.detail);
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  useClipboardCleared();
  const form = { ...props, taken, onSaved: setOpened };
  if (rest === 'new') return <LoginForm key={rest} {...form} entry={null} />;
  if (rest === 'new-note') return <NoteForm key={rest} {...form} entry={null} />;
  if (rest === 'import') return <ImportPage {...props} taken={taken} />;
  if (entries === null)
    return (
      <Frame title={t.listTitle} look={props.character.look}>
        {problem === null ? <Skeleton width={320} /> : <Problem text={problem} />}
      </Frame>
    );
  const entry = entries.find(({ targetId, offeredBy }) => targetId === rest && offeredBy === null);
  if (entry !== undefined && opened !== rest) setOpened(rest);
  if (entry?.kind === 'login') return <LoginForm key={rest} {...form} entry={entry} />;
  if (entry?.kind === 'note') return <NoteForm key={rest} {...form} entry={entry} />;
  const list = { ...props, entries, taken, search, opened, chosen: chosenOf(rest) };
  return <LoginsPage {...list} onSearch={setSearch} />;
}
