/** The pages of site logins and notes in the settings: list, forms, import. Loaded when they are shown. */
import { Skeleton } from '../../../components/skeleton.tsx';
import { useSecrets } from '../../../secrets/use-secrets.ts';
import '../../../style/password.css';
import '../../../style/secrets.css';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame, Problem } from '../frame.tsx';
import { ImportPage } from './import-page.tsx';
import { LoginForm } from './login-form.tsx';
import { LoginsPage } from './logins-page.tsx';
import { NoteForm } from './note-form.tsx';

/** `rest`: the path after `logins/`. */
export function LoginsPages({ rest, ...props }: CharacterPageProps & { rest: string }) {
  const { entries, taken, problem } = useSecrets(props.detail);
  if (rest === 'new') return <LoginForm {...props} entry={null} />;
  if (rest === 'new-note') return <NoteForm {...props} entry={null} />;
  if (rest === 'import') return <ImportPage {...props} />;
  if (entries === null)
    return (
      <Frame title="Logins and notes" look={props.character.look}>
        {problem === null ? <Skeleton width={320} /> : <Problem text={problem} />}
      </Frame>
    );
  const entry = entries.find(({ targetId, offeredBy }) => targetId === rest && offeredBy === null);
  if (entry?.kind === 'login') return <LoginForm key={rest} {...props} entry={entry} />;
  if (entry?.kind === 'note') return <NoteForm key={rest} {...props} entry={entry} />;
  return <LoginsPage {...props} entries={entries} taken={taken} />;
}
