/** The pages of the settings as the search knows them: those of the rail, with the words of what is on each. */
import { search as t } from '../../locales/en/ui/search.tsx';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { characterPages, identityPages } from '../pages/settings/settings-entries.ts';
import type { PageWords } from './findable.ts';

export function pagesFor(snapshot: UnlockedSnapshot): PageWords[] {
  const hasCharacter = snapshot.characters.some(({ id }) => id === snapshot.active?.id);
  return [...(hasCharacter ? characterPages() : []), ...identityPages(snapshot)].map(({ route, name }) => ({
    route,
    name,
    also: t.pageWords[route],
  }));
}
